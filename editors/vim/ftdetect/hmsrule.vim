autocmd BufRead,BufNewFile *.hmsrule setfiletype hmsrule
