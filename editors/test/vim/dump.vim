" Writes, for each line of the file, its runs of characters of one syntax group.
function! Dump(target) abort
  let out = []
  for lnum in range(1, line('$'))
    let text = getline(lnum)
    call add(out, '>' . text)
    let run = ''
    let last = ''
    for col in range(1, strlen(text) + 1)
      let group = col > strlen(text) ? '' : synIDattr(synID(lnum, col, 1), 'name')
      if group !=# last
        if last !=# '' && run =~# '\S'
          call add(out, '  ' . trim(run) . '  ' . last)
        endif
        let [run, last] = ['', group]
      endif
      let run .= strpart(text, col - 1, 1)
    endfor
  endfor
  call writefile(out, a:target)
endfunction

" The quickfix list that the compiler plugin makes of a file with messages; cgetexpr goes by the global options.
function! Quickfix(messages, target) abort
  compiler! hmsops
  cgetexpr readfile(a:messages)
  call writefile(map(getqflist(), {_, item -> join([bufname(item.bufnr), item.lnum, item.col, item.type, item.text], '|')}), a:target)
endfunction
