# Expected values of wervel.evidence.pool: written once with R and metafor, kept beside.
# Rscript metafor_pool.R  (in this folder) writes metafor_effects.csv, metafor_fits.csv,
# metafor_studies.csv (one row per study of each set) and prints the versions.
library(metafor)
tight <- list(threshold = 1e-14, maxiter = 100000, tol = 1e-15)
version <- paste("metafor", packageVersion("metafor"), "/", R.version.string)
effects <- list(); fits <- list(); studies <- list()

keep_effects <- function(set, measure, e, input, n = nrow(input)) {
  rows <- data.frame(set = set, measure = measure, study = seq_len(n),
                     yi = as.numeric(e$yi), vi = as.numeric(e$vi))
  effects[[length(effects) + 1]] <<- rows
}
keep <- function(set, model, test, name, value) {
  fits[[length(fits) + 1]] <<- data.frame(set = set, model = model, test = test,
                                          name = name, value = as.numeric(value))
}
keep_fit <- function(set, yi, vi) {
  for (model in c("FE", "DL", "REML", "PM")) for (test in c("z", "knha")) {
    if (model == "FE" && test == "knha") next
    r <- rma(yi, vi, method = model, test = test, control = tight)
    put <- function(name, value) keep(set, model, test, name, value)
    put("estimate", r$beta); put("se", r$se); put("low", r$ci.lb); put("high", r$ci.ub)
    put("statistic", r$zval); put("p", r$pval)
    put("q", r$QE); put("q_p", r$QEp); put("tau2", r$tau2); put("i2", r$I2); put("h2", r$H2)
    if (model == "REML") put("tau2_se", r$se.tau2)
    if (model != "FE") {
      ci <- confint(r, control = list(tol = 1e-14, maxiter = 10000, tau2.max = 1e4))$random
      put("tau2_low", ci["tau^2", "ci.lb"]); put("tau2_high", ci["tau^2", "ci.ub"])
      put("i2_low", ci["I^2(%)", "ci.lb"]); put("i2_high", ci["I^2(%)", "ci.ub"])
      p <- if (test == "knha") predict(r) else predict(r, pi.type = "riley")
      put("pi_low", p$pi.lb); put("pi_high", p$pi.ub)
    }
    put("weight1", weights(r)[1] / 100)
  }
}
keep_sensitivity <- function(set, yi, vi) {
  r <- rma(yi, vi, method = "REML", test = "knha", control = tight)
  put <- function(name, value) keep(set, "REML", "knha", name, value)
  out <- leave1out(r); inf <- influence(r)$inf
  k <- length(yi)
  for (i in seq_len(k)) {
    put(paste0("without", i), out$estimate[i]); put(paste0("without_low", i), out$ci.lb[i])
    put(paste0("without_tau2", i), out$tau2[i])
    put(paste0("rstudent", i), inf$rstudent[i]); put(paste0("cook", i), inf$cook.d[i])
    put(paste0("cov_r", i), inf$cov.r[i]); put(paste0("hat", i), inf$hat[i])
    put(paste0("q_del", i), inf$QE.del[i])
  }
  egger <- regtest(x = yi, vi = vi, model = "lm")
  put("egger_t", egger$zval); put("egger_p", egger$pval); put("egger_limit", egger$est)
  begg <- suppressWarnings(ranktest(x = yi, vi = vi))
  put("begg_tau", begg$tau); put("begg_p", begg$pval)
  cum <- cumul(rma(yi, vi, method = "REML", test = "knha", control = tight), order = seq_len(k))
  for (i in 2:k) put(paste0("cumulative", i), cum$estimate[i])
}
keep_regression <- function(set, label, yi, vi, mods) {
  for (model in c("FE", "DL", "REML", "PM")) for (test in c("z", "knha")) {
    if (model == "FE" && test == "knha") next
    r <- rma(yi, vi, mods = mods, method = model, test = test, control = tight)
    put <- function(name, value) keep(set, model, test, paste0(label, "_", name), value)
    put("b0", r$beta[1]); put("b1", r$beta[2]); put("se1", r$se[2]); put("p1", r$pval[2])
    put("low1", r$ci.lb[2]); put("high1", r$ci.ub[2])
    put("qm", r$QM); put("qm_p", r$QMp); put("qe", r$QE); put("qe_p", r$QEp)
    put("tau2", r$tau2); put("i2", r$I2); put("h2", r$H2)
    if (model != "FE") put("r2", if (is.null(r$R2)) NA else r$R2)
  }
}
keep_groups <- function(set, yi, vi, group) {
  group <- factor(group)
  for (test in c("z", "knha")) {
    r <- rma(yi, vi, mods = ~ group - 1, method = "REML", test = test, control = tight)
    w <- rma(yi, vi, mods = ~ group, method = "REML", test = test, control = tight)
    put <- function(name, value) keep(set, "REML", test, name, value)
    for (i in seq_along(levels(group))) {
      put(paste0("common_", levels(group)[i]), r$beta[i])
      put(paste0("common_low_", levels(group)[i]), r$ci.lb[i])
    }
    put("common_tau2", r$tau2); put("common_qm", w$QM); put("common_p", w$QMp)
    each <- lapply(levels(group), function(g)
      rma(yi[group == g], vi[group == g], method = "REML", test = test, control = tight))
    for (i in seq_along(each)) {
      put(paste0("separate_", levels(group)[i]), each[[i]]$beta)
      put(paste0("separate_low_", levels(group)[i]), each[[i]]$ci.lb)
      put(paste0("separate_tau2_", levels(group)[i]), each[[i]]$tau2)
    }
    between <- rma(sapply(each, function(r) as.numeric(r$beta)),
                   sei = sapply(each, function(r) r$se), method = "FE")
    put("separate_q", between$QE); put("separate_p", between$QEp)
  }
}
keep_counts <- function(set, d) {
  for (measure in c("OR", "RR", "RD")) {
    drop <- measure != "RD"
    e <- escalc(measure = measure, ai = ai, bi = bi, ci = ci, di = di, data = d, drop00 = drop)
    keep_effects(set, measure, e, d)
    mh <- rma.mh(measure = measure, ai = ai, bi = bi, ci = ci, di = di, data = d)
    for (name in c("beta", "se", "ci.lb", "ci.ub", "pval"))
      keep(set, "MH", measure, name, mh[[name]])
  }
}

# 1. BCG vaccine (dat.bcg): 13 trials, 2 x 2 tables.
d <- with(dat.bcg, data.frame(ai = tpos, bi = tneg, ci = cpos, di = cneg, ablat = ablat,
                              year = year, alloc = alloc))
studies$bcg <- d
keep_counts("bcg", d)
e <- escalc(measure = "RR", ai = ai, bi = bi, ci = ci, di = di, data = d)
keep_fit("bcg", e$yi, e$vi); keep_sensitivity("bcg", e$yi, e$vi)
keep_regression("bcg", "ablat", e$yi, e$vi, d$ablat)
keep_groups("bcg", e$yi, e$vi, d$alloc)
# 2. Length of stay after stroke (dat.normand1999): 9 trials, means.
d <- dat.normand1999[, c("n1i", "m1i", "sd1i", "n2i", "m2i", "sd2i")]
studies$normand <- d
for (m in c("MD", "SMD")) keep_effects("normand", m, escalc(measure = m, m1i = m1i, sd1i = sd1i,
  n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = d), d)
e <- escalc(measure = "SMD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i,
            n2i = n2i, data = d)
keep_fit("normand", e$yi, e$vi); keep_sensitivity("normand", e$yi, e$vi)
# 3. Plants and carbon dioxide (dat.curtis1998): 102 rows, standardised.
d <- dat.curtis1998[, c("n1i", "m1i", "sd1i", "n2i", "m2i", "sd2i")]
studies$curtis <- d
for (m in c("MD", "SMD")) keep_effects("curtis", m, escalc(measure = m, m1i = m1i, sd1i = sd1i,
  n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = d), d)
e <- escalc(measure = "SMD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i,
            n2i = n2i, data = d)
keep_fit("curtis", e$yi, e$vi)
# 4. Empty cells: two studies without events in one arm, one in both, one with all events.
d <- data.frame(ai = c(0, 5, 12, 0, 20, 3), bi = c(40, 95, 88, 30, 0, 57),
                ci = c(4, 9, 20, 0, 20, 0), di = c(36, 91, 80, 30, 0, 60))
studies$empty <- d
keep_counts("empty", d)
# 5. Changes of single groups: made up, eight groups.
d <- data.frame(n = c(12, 30, 45, 60, 25, 80, 150, 18),
                before = c(14.2, 13.1, 15.0, 12.4, 13.8, 14.9, 12.2, 16.0),
                after = c(9.8, 10.9, 11.2, 10.1, 12.9, 9.7, 9.9, 10.2),
                sd_before = c(4.1, 4.8, 5.2, 4.4, 5.0, 4.7, 4.9, 3.8),
                sd_after = c(5.0, 5.1, 5.6, 4.9, 5.3, 5.4, 5.0, 4.6),
                r = c(.5, .62, .4, .55, .7, .35, .6, .45))
studies$change <- d
for (m in c("SMCC", "SMCR")) keep_effects("change", m, escalc(measure = m, m1i = after,
  m2i = before, sd1i = sd_before, sd2i = sd_after, ni = n,
  ri = r, data = d), d)
e <- escalc(measure = "SMCC", m1i = after, m2i = before, sd1i = sd_before, sd2i = sd_after,
            ni = n, ri = r, data = d)
keep_fit("change", e$yi, e$vi); keep_sensitivity("change", e$yi, e$vi)
# 6. Four effects that agree too well: tau squared 0, Hartung-Knapp narrower than classic.
d <- data.frame(yi = c(-.42, -.44, -.40, -.47), vi = c(.04, .02, .05, .03))
studies$agree <- d
keep_fit("agree", d$yi, d$vi)

wide <- do.call(rbind, lapply(names(studies), function(set) {
  d <- studies[[set]]
  long <- reshape(data.frame(lapply(d, as.character), study = seq_len(nrow(d))),
                  direction = "long", varying = list(names(d)), v.names = "value",
                  timevar = "column", times = names(d), idvar = "study")
  data.frame(set = set, study = long$study, column = long$column, value = long$value)
}))
write_with <- function(d, file) {
  out <- file(file, "w"); writeLines(paste("#", version), out)
  write.csv(d, out, row.names = FALSE, quote = FALSE); close(out)
}
options(digits = 15)
write_with(wide, "metafor_studies.csv")
write_with(do.call(rbind, effects), "metafor_effects.csv")
write_with(do.call(rbind, fits), "metafor_fits.csv")
cat(version, "\n")
