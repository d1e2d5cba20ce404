# The rows of three published meta-analyses, as the R package metadat has
# them: written once, with nothing computed.
library(metadat)
version <- paste("# metadat", packageVersion("metadat"), "/", R.version.string)
keep <- function(d, file) {
  out <- file(file, "w"); writeLines(version, out)
  write.csv(d, out, row.names = FALSE, quote = FALSE); close(out)
}
keep(dat.hine1989[, c("study", "n1i", "n2i", "ai", "ci")], "hine1989.csv")
keep(dat.raudenbush1985[, c("study", "weeks", "yi", "vi")], "raudenbush1985.csv")
keep(dat.collins1985b[, c("id", "pre.xti", "pre.nti", "pre.xci", "pre.nci")], "collins1985b.csv")
