# The trial of trial.R with gaps, filled in by mice within each arm: Rscript gaps.R, in this folder.
library(mice)
set.seed(6)
trial <- read.csv("trial.csv")
seen <- trial
n <- nrow(trial)
gone <- plogis(-1.6 - 2.5 * (trial$utility_26 - 0.6)) > runif(n)
seen$utility_104[gone] <- NA
seen$cost_absence_y2[gone] <- NA
seen$utility_52[runif(n) < 0.12] <- NA
write.csv(seen, "gaps.csv", row.names = FALSE, quote = FALSE, na = "")
times <- 400
columns <- setdiff(names(seen), c("participant", "arm"))
filled <- lapply(c("usual", "new"), function(a)
  mice(seen[seen$arm == a, columns], m = times, method = "norm", maxit = 10, printFlag = FALSE,
       seed = 11))
area <- function(from, to, weeks) (from + to) / 2 * weeks / 52
one <- function(i) {
  d <- rbind(cbind(complete(filled[[1]], i), on = 0), cbind(complete(filled[[2]], i), on = 1))
  d$q <- with(d, area(utility_0, utility_13, 13) + area(utility_13, utility_26, 13) +
    area(utility_26, utility_52, 26) + area(utility_52, utility_104, 52) / 1.015)
  d$c <- with(d, 42.5 * use_visit + cost_absence + (42.5 * use_visit_y2 + cost_absence_y2) / 1.04)
  c(coef(lm(q ~ on + covariate_age + utility_0, d))["on"], coef(lm(c ~ on + covariate_age, d))["on"])
}
all <- sapply(seq_len(times), one)
out <- data.frame(name = c("qaly", "cost"), value = rowMeans(all),
  between = apply(all, 1, sd), fillings = times,
  program = paste(R.version$major, R.version$minor, sep = "."),
  mice = as.character(packageVersion("mice")))
write.csv(out, "gaps_expected.csv", row.names = FALSE, quote = FALSE)
