# What R says of sizes and power: written once, kept in power.csv.
d <- expand.grid(delta = c(0.5, 1, 2), sd = c(1.5, 2, 3), power = c(0.8, 0.9))
d$n <- mapply(function(a, s, p) power.t.test(delta = a, sd = s, power = p, sig.level = 0.05,
              tol = 1e-12, strict = TRUE)$n, d$delta, d$sd, d$power)
d$power_of_60 <- mapply(function(a, s) power.t.test(n = 60, delta = a, sd = s, strict = TRUE)$power, d$delta, d$sd)
d$detectable_60 <- mapply(function(s, p) power.t.test(n = 60, sd = s, power = p, strict = TRUE,
              tol = 1e-12)$delta, d$sd, d$power)
d$program <- R.version.string
write.csv(format(d, digits = 12), "power.csv", row.names = FALSE, quote = FALSE)
