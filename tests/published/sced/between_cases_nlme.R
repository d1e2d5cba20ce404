# The model of Pustejovsky, Hedges and Shadish (2014) by nlme's lme, with its optimiser
# told to go on; the degrees of freedom from the expected information, by matrices whose
# derivatives are taken numerically. Written once, kept in between_cases_nlme.csv.
#   cd tests/published/sced && Rscript between_cases_nlme.R
library(nlme)
program <- sprintf("nlme %s, R %s", packageVersion("nlme"), getRversion())

freedom <- function(d, theta) {
  persons <- split(d, d$case)
  n <- length(theta)
  whole <- function(t) {
    blocks <- lapply(persons, function(one) {
      z <- if (n == 3) cbind(rep(1, nrow(one))) else cbind(1, one$treated)
      own <- if (n == 3) matrix(t[1]) else matrix(t[c(1, 2, 2, 3)], 2)
      z %*% own %*% t(z) + t[n] * t[n - 1]^abs(outer(one$occasion, one$occasion, "-"))
    })
    as.matrix(Matrix::bdiag(blocks))
  }
  X <- cbind(1, d$treated)
  W <- solve(whole(theta))
  P <- W - W %*% X %*% solve(t(X) %*% W %*% X) %*% t(X) %*% W
  steps <- 1e-5 * pmax(abs(theta), 0.1)
  moved <- lapply(1:n, function(i) {
    h <- replace(numeric(n), i, steps[i])
    P %*% (whole(theta + h) - whole(theta - h)) / (2 * steps[i])
  })
  info <- outer(1:n, 1:n, Vectorize(function(i, j) sum(moved[[i]] * t(moved[[j]])) / 2))
  w <- replace(numeric(n), c(1, n), 1)
  2 * sum(w * theta)^2 / drop(t(w) %*% solve(info) %*% w)
}

cells <- expand.grid(data = c("laski", "anglesea"), varying = c(FALSE, TRUE),
                     stringsAsFactors = FALSE)
rows <- lapply(seq_len(nrow(cells)), function(i) {
  name <- cells$data[i]
  varying <- cells$varying[i]
  d <- read.csv(paste0(name, ".csv"))
  d$treated <- as.numeric(d$phase == "B")
  tight <- lmeControl(opt = "optim", maxIter = 1000, msMaxIter = 5000, tolerance = 1e-12,
                      msTol = 1e-14, optimMethod = "BFGS", niterEM = 200)
  fit <- lme(score ~ treated, random = if (varying) ~ treated | case else ~ 1 | case,
             data = d, method = "REML",
             correlation = corAR1(0.1, ~ occasion | case), control = tight)
  phi <- coef(fit$modelStruct$corStruct, unconstrained = FALSE)
  within <- fit$sigma^2
  own <- within * as.matrix(fit$modelStruct$reStruct$case)
  between <- own[1, 1]
  nu <- freedom(d, c(own[lower.tri(own, diag = TRUE)], phi, within))
  total <- between + within
  step <- fixef(fit)[["treated"]]
  J <- 1 - 3 / (4 * nu - 1)
  g <- J * step / sqrt(total)
  kappa2 <- vcov(fit)[2, 2] / total
  se <- J * sqrt(kappa2 * nu / (nu - 2) + g^2 * (nu / (nu - 2) - 1 / J^2))
  data.frame(data = name, varying = varying, step = step, step_error = sqrt(vcov(fit)[2, 2]),
             between = between, steps = if (varying) own[2, 2] else 0,
             within = within, phi = phi, freedom = nu, g = g,
             error = if (nu > 2) se else NA, likelihood = as.numeric(logLik(fit)),
             program = program)
})
out <- do.call(rbind, rows)
numbers <- sapply(out, is.numeric)
out[numbers] <- lapply(out[numbers], function(x) sprintf("%.10g", x))
write.csv(out, "between_cases_nlme.csv", row.names = FALSE, quote = TRUE)
print(out)

# The difference of one person with a stated autocorrelation: gls of nlme.
d <- subset(read.csv("laski.csv"), case == 5)
d$treated <- as.numeric(d$phase == "B")
made <- lapply(c(0, 0.3, -0.4, 0.8), function(phi) {
  fit <- gls(score ~ treated, data = d, method = "REML",
             correlation = corAR1(phi, ~ occasion, fixed = TRUE))
  data.frame(phi = phi, difference = sprintf("%.10g", coef(fit)[["treated"]]),
             error = sprintf("%.10g", sqrt(vcov(fit)[2, 2])), program = program)
})
write.csv(do.call(rbind, made), "difference_gls_nlme.csv", row.names = FALSE, quote = TRUE)
print(do.call(rbind, made))
