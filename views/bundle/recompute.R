# Counts every published share again from the answers in data/, and makes every test of results/ again.
# It needs R alone, without packages, and stops where anything differs. Run it in the folder code/:
#   Rscript recompute.R

same <- function(a, b, within = 1e-6) {
  both <- is.na(a) & is.na(b)
  both | (!is.na(a) & !is.na(b) & abs(a - b) <= within * pmax(1, abs(b)))
}
several <- function(cell) if (is.na(cell) || cell == '') character() else strsplit(as.character(cell), ' ', fixed = TRUE)[[1]]
numbers <- function(cell) as.numeric(several(cell))
table_of <- function(name) {
  read <- read.csv(file.path('..', 'results', name), colClasses = 'character', encoding = 'UTF-8', na.strings = '')
  read$agrees <- rep(NA, nrow(read))
  read
}
number <- function(x) as.numeric(x)

# --- Statistics ------------------------------------------------------------------------------------------------------

# Wilson's score interval (1927), in per cent; with the effective base n(N-1)/(N-n) where the population is known.
wilson <- function(count, base, population = NA, z = qnorm(0.975)) {
  if (base == 0) return(c(NA, NA))
  if (!is.na(population) && base >= population) return(100 * rep(count / base, 2))
  n <- if (is.na(population)) base else base * (population - 1) / (population - base)
  p <- count / base
  middle <- (p + z^2 / (2 * n)) / (1 + z^2 / n)
  half <- z / (1 + z^2 / n) * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))
  100 * c(if (count == 0) 0 else middle - half, if (count == base) 1 else middle + half)
}

# Newcombe's interval of a difference (1998, method 10), in percentage points.
newcombe <- function(now, then) {
  p <- 100 * now[1] / now[2]; q <- 100 * then[1] / then[2]
  a <- wilson(now[1], now[2]); b <- wilson(then[1], then[2])
  c(max(-100, p - q - sqrt((p - a[1])^2 + (b[2] - q)^2)), min(100, p - q + sqrt((a[2] - p)^2 + (q - b[1])^2)))
}

# Fisher's mid-p, two-sided by probability: tables exactly as likely count half.
fisher_mid_p <- function(now, then) {
  possible <- max(0, now[1] + then[1] - then[2]):min(now[2], now[1] + then[1])
  chance <- dhyper(possible, now[2], then[2], now[1] + then[1])
  limit <- chance[possible == now[1]]
  sum(chance[chance < limit * (1 - 1e-7)]) + sum(chance[abs(chance - limit) <= limit * 1e-7]) / 2
}

# Every count and base that a published percentage may stand for.
behind <- function(from, below, base_from, base_to) {
  do.call(rbind, lapply(base_from:base_to, function(base) {
    # A percentage that lies on a limit of rounding is decided in whole numbers, of a millionth of a per cent.
    counts <- 0:base
    fits <- round(1e8 * counts) >= round(1e6 * from) * base & round(1e8 * counts) < round(1e6 * below) * base
    if (any(fits)) cbind(counts[fits], base) else NULL
  }))
}

# Mann-Whitney's test of two rows of counts, over all divisions where these can be counted; else by the normal curve.
mann_whitney <- function(now, then) {
  both <- now + then
  used <- both > 0
  if (sum(used) < 2) return(list(p = c(NA, NA), change = 0))
  now <- now[used]; both <- both[used]
  n <- sum(both); m <- sum(now)
  ranks <- 2 * (cumsum(both) - both) + both + 1
  u <- sum(now * ranks) / 2 - m * (m + 1) / 2
  off <- u - m * (n - m) / 2
  variance <- m * (n - m) / 12 * (n + 1 - sum(both^3 - both) / (n * (n - 1)))
  normal <- min(1, 2 * pnorm(-abs(abs(off) - if (off == 0) 0 else 0.5) / sqrt(variance)))
  exact <- NA
  if (n <= 400) {
    ways <- list(c('0' = 1))
    held <- list('0' = c('0' = 1))
    for (j in seq_along(both)) {
      next_held <- list()
      for (drawn in names(held)) {
        for (k in 0:min(both[j], m - as.numeric(drawn))) {
          to <- as.character(as.numeric(drawn) + k)
          scores <- as.numeric(names(held[[drawn]])) + k * ranks[j]
          chances <- held[[drawn]] * exp(lchoose(both[j], k))
          names(chances) <- scores
          next_held[[to]] <- c(next_held[[to]], chances)
        }
      }
      held <- lapply(next_held, function(x) { s <- tapply(x, names(x), sum); setNames(as.numeric(s), names(s)) })
    }
    last <- held[[as.character(m)]]
    mean <- m * sum(both * ranks) / n
    far <- abs(as.numeric(names(last)) - mean) >= abs(sum(now * ranks) - mean) - 1e-9
    exact <- min(1, sum(last[far]) / exp(lchoose(n, m)))
  }
  list(p = c(exact, normal), change = sign(off))
}

# --- The shares ------------------------------------------------------------------------------------------------------

answers <- list()
data_of <- function(group) {
  if (is.null(answers[[group]])) {
    file <- file.path('..', 'data', paste0(group, '.csv'))
    answers[[group]] <<- read.csv(file, colClasses = 'character', encoding = 'UTF-8', check.names = FALSE)
  }
  answers[[group]]
}
among <- function(rows, columns, values) Reduce(`|`, lapply(columns, function(name) rows[[name]] %in% values))

figures <- table_of('figures.csv')
for (i in seq_len(nrow(figures))) {
  row <- figures[i, ]
  rows <- data_of(row$group)
  inside <- among(rows, several(row$base_columns), several(row$base_values))
  chosen <- inside & among(rows, several(row$columns), row$value)
  ends <- wilson(sum(chosen), sum(inside), number(row$population))
  figures$agrees[i] <- sum(chosen) == number(row$count) && sum(inside) == number(row$base) &&
    same(if (sum(inside)) 100 * sum(chosen) / sum(inside) else NA, number(row$percent)) &&
    all(same(ends, number(c(row$low, row$high))))
}

# --- The published figures of the wave before these questionnaires ---------------------------------------------------

anchors <- table_of('anchors.csv')
anchors[c('own_low', 'own_high', 'own_verdict')] <- rep(NA, nrow(anchors))
for (i in seq_len(nrow(anchors))) {
  row <- anchors[i, ]
  now <- number(c(row$count, row$base))
  if (is.na(row$outside_column) || row$outside_column %in% names(data_of(row$group))) {
    rows <- data_of(row$group)
    if (!is.na(row$outside_column)) rows <- rows[!(rows[[row$outside_column]] %in% several(row$outside_values)), ]
    given <- rows[[row$question]]
    inside <- given %in% several(row$base_codes)
    now <- c(sum(inside & given %in% several(row$numerator)), sum(inside))
  }
  then <- behind(number(row$percent_from), number(row$percent_below), number(row$base_from), number(row$base_to))
  few <- min(now[2], number(row$base_from)) < 10
  p <- if (few) c(NA, NA) else range(apply(then, 1, function(candidate) fisher_mid_p(now, candidate)))
  verdict <- if (few) 'not-comparable' else if (p[2] < 0.05) {
    if (100 * now[1] / now[2] > number(row$percent)) 'higher' else 'lower'
  } else if (p[1] < 0.05) 'not-robust' else 'no-detectable-change'
  anchors$agrees[i] <- all(now == number(c(row$count, row$base))) &&
    all(same(p, number(c(row$best, row$worst)))) && verdict == row$verdict_on_base
  ends <- if (now[2] > 0) apply(then, 1, function(candidate) newcombe(now, candidate)) else matrix(NA, 2, 1)
  anchors$own_low[i] <- min(ends[1, ]); anchors$own_high[i] <- max(ends[2, ])
  anchors$own_verdict[i] <- verdict
}
# One verdict of all bases: theirs where they agree.
for (figure in unique(anchors$figure)) {
  of <- anchors$figure == figure
  own <- unique(anchors$own_verdict[of])
  verdict <- if ('not-comparable' %in% own) 'not-comparable' else if (length(own) == 1) own else 'not-robust'
  anchors$agrees[of] <- anchors$agrees[of] & verdict == anchors$verdict[of] &
    same(min(anchors$own_low[of]), number(anchors$low[of])) & same(max(anchors$own_high[of]), number(anchors$high[of]))
}

# --- The core outcomes beside earlier waves: one family a group and a wave ---------------------------------------------

outcomes <- table_of('outcomes.csv')
for (family in split(seq_len(nrow(outcomes)), paste(outcomes$group, outcomes$against))) {
  found <- lapply(family, function(i) {
    row <- outcomes[i, ]
    if (row$verdict == 'not-comparable') return(list(p = NA, change = 0))
    now <- numbers(row$now); then <- numbers(row$then)
    if (row$method == 'mann-whitney') {
      tested <- mann_whitney(now, then)
      # The product takes the exact p where it can be counted within its limits.
      nearest <- which.min(abs(tested$p - number(row$p)))
      return(list(p = if (length(nearest)) tested$p[nearest] else NA, change = tested$change))
    }
    if (row$method == 'fisher-mid-p') {
      varies <- sum(now + then > 0) > 1
      now <- c(now[1], sum(now)); then <- c(then[1], sum(then))
      return(list(p = if (varies) fisher_mid_p(now, then) else NA, change = sign(now[1] / now[2] - then[1] / then[2])))
    }
    both <- rbind(now, then)
    both <- both[, colSums(both) > 0, drop = FALSE]
    exact <- if (ncol(both) > 1) tryCatch(fisher.test(both, workspace = 2e7)$p.value, error = function(e) number(row$p)) else NA
    list(p = exact, change = 0)
  })
  p <- vapply(found, function(one) as.numeric(one$p), 0)
  # The trends over three waves or more belong to the family; their p values are taken over, not made again.
  adjusted <- p.adjust(c(p, number(outcomes$trend_p[family])), 'BH')[seq_along(p)]
  for (k in seq_along(family)) {
    row <- outcomes[family[k], ]
    verdict <- if (row$verdict == 'not-comparable') 'not-comparable'
    else if (is.na(adjusted[k]) || adjusted[k] >= 0.05) 'no-detectable-change'
    else switch(as.character(found[[k]]$change), '0' = 'different', '1' = 'higher', '-1' = 'lower')
    outcomes$agrees[family[k]] <- same(p[k], number(row$p), 1e-5) && same(adjusted[k], number(row$adjusted), 1e-5) &&
      verdict == row$verdict
  }
}

# --- What came of it ---------------------------------------------------------------------------------------------------

agreement <- do.call(rbind, lapply(list(shares = figures, 'published figures' = anchors, 'core outcomes' = outcomes), function(made) {
  data.frame(rows = nrow(made), agree = if (nrow(made)) sum(made$agrees) else 0L)
}))
print(agreement)
differ <- function(made, columns) if (nrow(made) && any(!made$agrees)) print(made[!made$agrees, columns])
differ(figures, c('group', 'question', 'code', 'count', 'base'))
differ(anchors, c('group', 'figure', 'base_codes', 'verdict'))
differ(outcomes, c('group', 'against', 'outcome', 'verdict'))
if (any(agreement$rows != agreement$agree)) stop('Some of what was published does not come out again.')
