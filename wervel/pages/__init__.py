"""The look of every page: tokens, components, charts and the words between them."""
