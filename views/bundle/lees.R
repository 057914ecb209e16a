# Reads the answers into R, one data frame a group, with the answers in words: `answers[["ex-client"]]`.
# It needs R alone. Run it in the folder code/. What gives no answer (96 to 99) becomes NA.

language <- 'nl' # or 'en'

variables <- read.csv('../codebook/variables.csv', encoding = 'UTF-8', na.strings = '')
values <- read.csv('../codebook/values.csv', colClasses = 'character', encoding = 'UTF-8', na.strings = '')

read_answers <- function(group) {
  rows <- read.csv(file.path('..', 'data', paste0(group, '.csv')), colClasses = 'character', encoding = 'UTF-8', na.strings = '')
  for (name in names(rows)) {
    about <- variables[variables$group == group & variables$name == name, ]
    codes <- values[values$group == group & values$name == name, ]
    rows[[name]][rows[[name]] %in% codes$code[!is.na(codes$missing)]] <- NA
    answers <- codes[is.na(codes$missing), ]
    if (about$type == 'number') rows[[name]] <- as.numeric(rows[[name]])
    else if (about$type == 'date') rows[[name]] <- as.Date(rows[[name]])
    else if (nrow(answers) > 0) {
      rows[[name]] <- factor(rows[[name]], answers$code, answers[[paste0('label_', language)]], ordered = about$level == 'ordinal')
    }
    attr(rows[[name]], 'label') <- about[[paste0('label_', language)]]
  }
  rows
}

groups <- unique(variables$group)
answers <- setNames(lapply(groups, read_answers), groups)
