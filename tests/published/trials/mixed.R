# Sixty patients, two arms, three times, some scores missing: drawn and fitted once with R.
library(lme4)
set.seed(20261128)
n <- 60
people <- data.frame(participant = sprintf("p%02d", 1:n), arm = rep(c("rfd", "exercise"), n / 2),
                     baseline = pmin(10, pmax(3, round(rnorm(n, 6.5, 1.2)))),
                     age = round(rnorm(n, 52, 9)), site = rep(c("a", "b", "c"), each = n / 3))
u <- rnorm(n, 0, 1.1)
long <- merge(people, data.frame(time = c(6, 13, 52)))
long <- long[order(long$participant, long$time), ]
at <- match(long$participant, people$participant)
long$value <- round(1.5 + 0.6 * long$baseline - ifelse(long$arm == "rfd", 1, 0) - 0.01 * long$time +
                    u[at] + rnorm(nrow(long), 0, 1.3), 1)
long$value[sample(nrow(long), 22)] <- NA
write.csv(long[c("participant", "arm", "time", "value", "baseline", "site", "age")],
          "mixed_data.csv", row.names = FALSE, na = "", quote = FALSE)
long$time <- factor(long$time)
long$treated <- as.numeric(long$arm == "rfd")
fit <- lmer(value ~ 0 + time + time:treated + baseline + site + age + (1 | participant), long,
            REML = TRUE, control = lmerControl(optimizer = "nloptwrap",
            optCtrl = list(xtol_abs = 1e-14, ftol_abs = 0, xtol_rel = 0, ftol_rel = 0, maxeval = 1e5)))
s <- summary(fit)$coefficients
v <- as.data.frame(VarCorr(fit))$vcov
one <- lm(value ~ treated + baseline + site + age, long[long$time == "13", ])
a <- summary(one)$coefficients["treated", ]
out <- rbind(
  data.frame(what = paste0("mixed_", c("6", "13", "52")),
             value = s[grep(":treated", rownames(s)), 1], se = s[grep(":treated", rownames(s)), 2]),
  data.frame(what = c("between", "within"), value = v, se = NA),
  data.frame(what = "ancova_13", value = a[1], se = a[2]),
  data.frame(what = "ancova_13_limits", value = confint(one)["treated", 1], se = confint(one)["treated", 2]))
out$program <- paste("lme4", packageVersion("lme4"), R.version.string)
write.csv(format(out, digits = 14), "mixed_lme4.csv", row.names = FALSE, quote = FALSE)
