# Randomisation tests by plain enumeration in base R: every start of each case of
# laski.csv (phases of three or more), every order of its cases over their starts
# (Wampold and Worsham), every division of each case of anglesea.csv into four phases.
# One-sided, difference of means. Written once, kept in randomisation_r.csv.
#   cd tests/published/sced && Rscript randomisation_r.R
gap <- function(y, treated) mean(y[treated]) - mean(y[!treated])
from <- function(y, start) gap(y, seq_along(y) >= start)
share <- function(values, observed) mean(values >= observed - 1e-9)
rows <- list()
add <- function(test, case, p, number)
  rows[[length(rows) + 1]] <<- data.frame(test, case, p = sprintf("%.12g", p), number)

laski <- split(read.csv("laski.csv"), read.csv("laski.csv")$case)
first <- sapply(laski, function(d) which(d$phase == "B")[1])
for (name in names(laski)) {
  y <- laski[[name]]$score
  values <- sapply(4:(length(y) - 2), function(s) from(y, s))
  add("start", name, share(values, from(y, first[[name]])), length(values))
}
table <- sapply(first, function(s) sapply(laski, function(d) from(d$score, s)))
orders <- function(v) if (length(v) == 1) list(v) else
  do.call(c, lapply(seq_along(v), function(i) lapply(orders(v[-i]), function(o) c(v[i], o))))
every <- orders(seq_along(first))
values <- sapply(every, function(o) mean(table[cbind(seq_along(o), o)]))
add("tiers", "all", share(values, mean(diag(table))), length(values))

anglesea <- split(read.csv("anglesea.csv"), read.csv("anglesea.csv")$case)
for (name in names(anglesea)) {
  d <- anglesea[[name]]
  lengths <- rle(d$phase)$lengths
  least <- min(3, lengths)
  n <- nrow(d)
  cuts <- combn(n - 1, 3)
  fits <- apply(cuts, 2, function(k) min(diff(c(0, k, n))) >= least)
  treated <- function(k) { i <- seq_len(n); (i > k[1] & i <= k[2]) | i > k[3] }
  values <- apply(cuts[, fits, drop = FALSE], 2, function(k) gap(d$score, treated(k)))
  add("division", name, share(values, gap(d$score, d$phase == "B")), length(values))
}
out <- do.call(rbind, rows)
out$program <- paste("R", getRversion())
write.csv(out, "randomisation_r.csv", row.names = FALSE, quote = FALSE)
