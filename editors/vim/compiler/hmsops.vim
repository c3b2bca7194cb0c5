" Vim compiler file: hmsops check; `:make` checks the folder of the file, `:make PATH` another.
if exists('current_compiler')
  finish
endif
let current_compiler = 'hmsops'

CompilerSet makeprg=hmsops\ check\ %:h:S
CompilerSet errorformat=%f:%l:%c:\ %trror\ %m,%f:%l:%c:\ %tarning\ %m,%f:%l:%c:\ %tnfo\ %m,%-G%.%#
