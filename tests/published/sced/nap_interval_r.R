# Newcombe's fifth method (2006), its equation solved by R's own uniroot: loosely, as its
# default is (about 1e-4), and tightly. Written once, kept in nap_interval_r.csv.
#   cd tests/published/sced && Rscript nap_interval_r.R
beyond <- function(x, nap, m, n) {
  h <- (m + n) / 2 - 1
  z <- qnorm(0.975)
  (nap - x)^2 - z^2 * h * x * (1 - x) / (m * n) * (1 / h + (1 - x) / (2 - x) + x / (1 + x))
}
cells <- data.frame(pairs = c(38.5, 3.5, 106, 19.5, 30, 15), m = c(6, 6, 10, 5, 5, 3),
                    n = c(7, 7, 11, 5, 6, 10))
cells$nap <- cells$pairs / (cells$m * cells$n)
solve_at <- function(i, side, tol) {
  nap <- cells$nap[i]
  ends <- if (side == "low") c(0, nap - (nap == 1) * 1e-3) else c(nap, 1)
  if (side == "high" && nap == 1) return(1)
  uniroot(beyond, ends, nap = nap, m = cells$m[i], n = cells$n[i], tol = tol)$root
}
at <- seq_len(nrow(cells))
for (side in c("low", "high")) {
  cells[[side]] <- sprintf("%.12f", sapply(at, solve_at, side = side, tol = 1e-15))
}
cells$nap <- NULL
cells$program <- paste("R", getRversion())
write.csv(cells, "nap_interval_r.csv", row.names = FALSE, quote = FALSE)
