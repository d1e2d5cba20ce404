# Twenty-four sites, three groups each: written once with R, kept in random_intercept_lme4.csv.
library(lme4)
set.seed(20261128)
sites <- 24
site <- rep(seq_len(sites), each = 3)
odds <- rep(c(-1.0, 0.0, 0.7), sites)
effect <- rnorm(sites, 0, 0.5)
size <- sample(5:60, length(site), replace = TRUE)
hits <- rbinom(length(site), size, plogis(odds - 0.2 + effect[site]))
data <- data.frame(site, odds, hits, misses = size - hits)
control <- glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12, maxfun = 1e5),
                        tolPwrss = 1e-13)
fit <- glmer(cbind(hits, misses) ~ 1 + offset(odds) + (1 | site), data = data,
             family = binomial, nAGQ = 9, control = control)
cat("lme4", as.character(packageVersion("lme4")), R.version.string, "\n")
cat(sprintf("%.10f %.10f %.10f\n", fixef(fit), VarCorr(fit)$site[1], as.numeric(logLik(fit))))
e <- ranef(fit, condVar = TRUE)$site
write.csv(data, "random_intercept_lme4.csv", row.names = FALSE)
write.csv(data.frame(site = seq_len(sites), effect = e[, 1],
                     error = sqrt(as.numeric(attr(e, "postVar")))),
          "random_intercept_lme4_effects.csv", row.names = FALSE)
