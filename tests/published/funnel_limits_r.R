# Limits of Spiegelhalter (2005), appendix A.1.1, by R's own qbinom, pbinom and dbinom;
# Written once with R 4.2.2, kept in funnel_limits_r.csv.
cells <- expand.grid(trials = c(20, 75, 300, 2000), target = c(0.05, 0.3, 0.9),
                     at = c(0.001, 0.025, 0.975, 0.999))
r <- qbinom(cells$at, cells$trials, cells$target)
alpha <- (pbinom(r, cells$trials, cells$target) - cells$at) /
  dbinom(r, cells$trials, cells$target)
cells$limit <- sprintf("%.12f", (r - alpha) / cells$trials)
write.csv(cells, "funnel_limits_r.csv", row.names = FALSE, quote = FALSE)
