"""What the clinician's page shows, as plain data: no HTTP and no templates."""
