# A trial of two arms over two years, and what R says of its costs and effects.
# Written once with R and its package boot: Rscript trial.R, in this folder.
library(boot)
set.seed(20261128)
n <- 120
arm <- rep(c("usual", "new"), each = n / 2)
on <- as.numeric(arm == "new")
age <- round(rnorm(n, 45, 11))
u0 <- round(pmin(1, rnorm(n, 0.55, 0.18)), 3)
later <- function(gain) round(pmin(1, 0.2 + 0.6 * u0 + gain * on + rnorm(n, 0, 0.12)), 3)
trial <- data.frame(
  participant = seq_len(n), arm = arm, covariate_age = age,
  utility_0 = u0, utility_13 = later(0.02), utility_26 = later(0.05),
  utility_52 = later(0.05), utility_104 = later(0.03),
  use_visit = rpois(n, 5 + 4 * on), use_visit_y2 = rpois(n, 3),
  cost_absence = round(rgamma(n, 0.5, 1 / (5000 - 1200 * on)), 2),
  cost_absence_y2 = round(rgamma(n, 0.4, 1 / (4000 - 800 * on)), 2)
)
write.csv(trial, "trial.csv", row.names = FALSE, quote = FALSE)

# QALYs: the trapezium rule, discounted by the year; costs: visits at 42.50.
area <- function(from, to, weeks) (from + to) / 2 * weeks / 52
first <- with(trial, area(utility_0, utility_13, 13) + area(utility_13, utility_26, 13) +
  area(utility_26, utility_52, 26))
second <- with(trial, area(utility_52, utility_104, 52))
qaly <- function(rate) first + second / (1 + rate)
cost <- function(rate) with(trial, 42.5 * use_visit + cost_absence +
  (42.5 * use_visit_y2 + cost_absence_y2) / (1 + rate))
arm01 <- on
out <- list()
keep <- function(name, value) out[[name]] <<- as.numeric(value)
keep("qaly_usual", mean(qaly(0)[on == 0]))
keep("qaly_new", mean(qaly(0)[on == 1]))
keep("qaly_discounted_usual", mean(qaly(0.015)[on == 0]))
keep("cost_discounted_new", mean(cost(0.04)[on == 1]))
trial$q <- qaly(0.015)
trial$c <- cost(0.04)
q_fit <- lm(q ~ on + covariate_age + utility_0, trial)
c_fit <- lm(c ~ on + covariate_age, trial)
keep("adjusted_qaly_difference", coef(q_fit)["on"])
keep("adjusted_cost_difference", coef(c_fit)["on"])

# Net benefit regression (Hoch, Briggs and Willan 2002): not corrected, at 20,000.
nb_fit <- lm(I(20000 * q - c) ~ on, trial)
keep("net_benefit_regression", coef(nb_fit)["on"])

# The bootstrap of boot, within arms: standard errors and percentile limits.
both <- function(data, rows) {
  d <- data[rows, ]
  d$on <- as.numeric(d$arm == "new")
  c(coef(lm(c ~ on + covariate_age, d))["on"],
    coef(lm(q ~ on + covariate_age + utility_0, d))["on"])
}
drawn <- boot(trial, both, R = 20000, strata = factor(trial$arm))
keep("cost_standard_error", sd(drawn$t[, 1]))
keep("qaly_standard_error", sd(drawn$t[, 2]))
keep("correlation", cor(drawn$t)[1, 2])
keep("cost_low", quantile(drawn$t[, 1], 0.025))
keep("cost_high", quantile(drawn$t[, 1], 0.975))
keep("qaly_low", quantile(drawn$t[, 2], 0.025))
keep("qaly_high", quantile(drawn$t[, 2], 0.975))

# From 400 draws of three arms: acceptability, frontier, EVPI, by loops.
draws <- data.frame(
  cost_1 = rnorm(400, 4000, 300), cost_2 = rnorm(400, 4500, 400), cost_3 = rnorm(400, 6000, 500),
  effect_1 = rnorm(400, 0.60, 0.02), effect_2 = rnorm(400, 0.63, 0.02), effect_3 = rnorm(400, 0.66, 0.03)
)
draws <- round(draws, 6)
write.csv(draws, "draws.csv", row.names = FALSE, quote = FALSE)
choice <- NULL
for (worth in c(0, 10000, 20000, 50000, 80000)) {
  wins <- c(0, 0, 0)
  sums <- c(0, 0, 0)
  top <- 0
  for (i in seq_len(400)) {
    nb <- c(worth * draws$effect_1[i] - draws$cost_1[i],
            worth * draws$effect_2[i] - draws$cost_2[i],
            worth * draws$effect_3[i] - draws$cost_3[i])
    wins[which.max(nb)] <- wins[which.max(nb)] + 1
    sums <- sums + nb
    top <- top + max(nb)
  }
  choice <- rbind(choice, data.frame(worth, p_1 = wins[1] / 400, p_2 = wins[2] / 400,
    p_3 = wins[3] / 400, best = which.max(sums), evpi = top / 400 - max(sums) / 400,
    more_2 = (sums[2] - sums[1]) / 400, more_3 = (sums[3] - sums[1]) / 400))
}
choice[-1] <- signif(choice[-1], 12)
write.csv(choice, "choice.csv", row.names = FALSE, quote = FALSE)

# Fieller's limits by their definition: where (c - r e)^2 is z^2 times its variance.
of_draws <- list(c = with(draws, cost_2 - cost_1), e = with(draws, effect_2 - effect_1))
dc <- mean(of_draws$c); de <- mean(of_draws$e)
v <- cov(cbind(of_draws$c, of_draws$e)) / 25
z <- qnorm(0.975)
gap <- function(r) (dc - r * de)^2 - z^2 * (v[1, 1] - 2 * r * v[1, 2] + r^2 * v[2, 2])
keep("fieller_cost", dc); keep("fieller_effect", de)
keep("fieller_var_cost", v[1, 1]); keep("fieller_cov", v[1, 2]); keep("fieller_var_effect", v[2, 2])
keep("fieller_low", uniroot(gap, c(-1e6, dc / de), tol = 1e-10)$root)
keep("fieller_high", uniroot(gap, c(dc / de, 1e6), tol = 1e-10)$root)
expected <- data.frame(name = names(out), value = sprintf("%.12g", unlist(out)),
  program = paste(R.version$major, R.version$minor, sep = "."),
  boot = as.character(packageVersion("boot")))
write.csv(expected, "expected.csv", row.names = FALSE, quote = FALSE)
