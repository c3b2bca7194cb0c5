" Vim syntax file: HMS-OPS rules
" Made by eng/generate.sh from eng/HmsOps.Generate/Templates and the tables of the language.
if exists('b:current_syntax')
  finish
endif
syn case match

" A path is matched as a whole, so that its words are not taken for others.
syn match hmsrulePath /\%(\*\.\)\?\%(\%([[:alpha:]_]\|[^\x00-\x7f]\)\%([[:alnum:]_]\|[^\x00-\x7f]\|-[[:alnum:]_]\@=\)*\|`[^`]*`\)\%(\.\%(\%([[:alpha:]_]\|[^\x00-\x7f]\)\%([[:alnum:]_]\|[^\x00-\x7f]\|-[[:alnum:]_]\@=\)*\|`[^`]*`\)\)*\.\?/ contains=hmsruleReading
syn match hmsruleReading /\%(increase\|changes\|budget\|stddev\|count\|slope\|burn\|last\|rate\|avg\|max\|min\|sum\|p\d\d\|p9\d\{1,2}[1-9]\)\%([[:alnum:]_.-]\)\@!/
syn match hmsruleFunction /\%([[:alnum:]_.-]\)\@1<!\%(predict\|absent\|stddev\|clamp\|count\|abs\|all\|any\|avg\|max\|min\|mod\|now\|sum\)(\@=/
syn match hmsruleWord /\%([[:alnum:]_.-]\)\@1<!\%(without\|share\|over\|ago\|and\|not\|by\|of\|or\|for\|every\|timeout\|within\|at\|from\|to\|in\|never\|after\|no\|fails\|times\|takes\|is\|inconclusive\|instances\)\%([[:alnum:]_.-]\)\@!/
syn match hmsruleConstant /\%([[:alnum:]_.-]\)\@1<!\%(true\|false\|inactive\|pending\|firing\|nodata\|green\|yellow\|red\|grey\|missing\|reset\)\%([[:alnum:]_.-]\)\@!/
syn match hmsruleOperator /[-+*\/<>=!±]/

syn match hmsruleNumber /\%([[:alnum:]_.`$-]\)\@1<!\d[0-9_]*\%(\.\d\+\)\?\%([eE][+-]\?\d\+\)\?/ nextgroup=hmsruleUnit,hmsruleUnitApart
syn match hmsruleUnit /\%(Gbit\|Mbit\|kbit\|GiB\|KiB\|MiB\|TiB\|bit\|min\|GB\|MB\|TB\|kB\|ms\|ns\|us\|µs\|μs\|B\|G\|M\|T\|d\|h\|k\|m\|s\|w\|%\)\%(\d\+\%(Gbit\|Mbit\|kbit\|GiB\|KiB\|MiB\|TiB\|bit\|min\|GB\|MB\|TB\|kB\|ms\|ns\|us\|µs\|μs\|B\|G\|M\|T\|d\|h\|k\|m\|s\|w\)\)*\%(\/\%(min\|d\|h\|s\)\)\?[[:alnum:]_]\@!\|\/\%(min\|d\|h\|s\)[[:alnum:]_]\@!/ contained
syn match hmsruleUnitApart /\s\%(Gbit\|Mbit\|kbit\|GiB\|KiB\|MiB\|TiB\|bit\|min\|GB\|MB\|TB\|kB\|ms\|ns\|us\|µs\|μs\|B\|G\|M\|T\|d\|h\|k\|m\|s\|w\|%\)[[:alnum:]_.-]\@!/ contained
syn match hmsruleDate /\%([[:alnum:]_.-]\)\@1<!\%(\d\{4}-\d\d-\d\d\|\d\d:\d\d\)\>/

" Words that begin a statement: at a line's start, after ; or a brace.
syn match hmsruleClause /\%(^\|[;{}]\)\s*\zs\%(depends\s\+on\|on\s\+failure\|wait\s\+until\|alertmanager\|only\s\+when\|on\s\+clear\|objective\|pagerduty\|cooldown\|critical\|parallel\|severity\|approve\|runbook\|summary\|timeout\|warning\|webhook\|without\|during\|except\|expect\|forget\|labels\|nodata\|notify\|repeat\|script\|source\|ticket\|yellow\|clear\|color\|email\|every\|given\|limit\|owner\|query\|retry\|slack\|stale\|start\|call\|exec\|http\|info\|kind\|page\|then\|tile\|unit\|wait\|zone\|let\|log\|red\|run\|slo\|tcp\|by\|if\|on\)\%([[:alnum:]_.-]\)\@!/ nextgroup=hmsruleValue,hmsruleInner,hmsruleNo skipwhite
syn match hmsruleStep /\%(^\|[;{}]\)\s*\zs\%(wait\s\+until\|parallel\|approve\|wait\|notify\|else\)\%([[:alnum:]_.-]\)\@!/
syn match hmsruleRun /\%(^\|[;{}]\)\s*\zs\%(call\|run\)\%([[:alnum:]_.-]\)\@!/ nextgroup=hmsruleVerb skipwhite
syn match hmsruleDeclaration /\%(^\|[;{}]\)\s*\zs\%(dashboard\|synthetic\|language\|playbook\|schedule\|contact\|service\|import\|metric\|alert\|limit\|probe\|test\|tile\|let\|slo\)\%([[:alnum:]_.-]\)\@!\%(\s\+\%("[^"]*"\?\|[^ \t{("]\+\)\s*\%([{(=]\|$\)\)\@=/ nextgroup=hmsruleName skipwhite
syn match hmsruleDeclaration /^\%(dashboard\|synthetic\|language\|playbook\|schedule\|contact\|service\|import\|metric\|alert\|limit\|probe\|test\|tile\|let\|slo\)\s*$/
syn match hmsruleDeclaration /^\%(import\|language\)\s\@=/
syn match hmsruleName /[^ \t{("]\+\|"[^"]*"\?/ contained
syn match hmsruleValue /\%(histogram\|critical\|counter\|warning\|metric\|clear\|gauge\|auto\|fire\|hold\|info\)\%([[:alnum:]_.-]\)\@!/ contained
syn match hmsruleInner /\%(notify\|tile\|approve\|if\)\s\@=/ contained
syn match hmsruleInner /run\s\@=/ contained nextgroup=hmsruleVerb skipwhite
syn match hmsruleNo /no\s\@=/ contained nextgroup=hmsruleInner skipwhite
syn match hmsruleVerb /[^ \t;{}"'-][^ \t;{}"']*/ contained
syn match hmsruleOption /\s\@1<=--[[:alpha:]][[:alnum:]_-]*/

syn match hmsruleParameter /\$[[:alpha:]_][[:alnum:]_]*\%(-[[:alnum:]_]\+\)*/
syn match hmsrulePlaceholder /\${[^}"]*}/
syn match hmsruleEscape /\\\%(["\\nt]\|u\x\{4}\)/ contained
syn region hmsruleString start=/"/ skip=/\\./ end=/"/ oneline contains=hmsruleEscape,hmsrulePlaceholder,hmsruleParameter
syn region hmsruleString start=/[[:alnum:]_]\@1<!'/ skip=/''/ end=/'/ oneline contains=hmsrulePlaceholder,hmsruleParameter
syn match hmsruleComment /\%(^\|\s\)\@1<=#.*$/ contains=@Spell

hi def link hmsruleComment Comment
hi def link hmsruleString String
hi def link hmsruleEscape SpecialChar
hi def link hmsrulePlaceholder Special
hi def link hmsruleParameter Identifier
hi def link hmsruleReading Type
hi def link hmsruleFunction Function
hi def link hmsruleWord Operator
hi def link hmsruleOperator Operator
hi def link hmsruleConstant Constant
hi def link hmsruleValue Constant
hi def link hmsruleNumber Number
hi def link hmsruleUnit Number
hi def link hmsruleUnitApart Number
hi def link hmsruleDate Number
hi def link hmsruleClause Statement
hi def link hmsruleStep Statement
hi def link hmsruleRun Statement
hi def link hmsruleInner Statement
hi def link hmsruleNo Operator
hi def link hmsruleVerb Function
hi def link hmsruleOption PreProc
hi def link hmsruleDeclaration Keyword
hi def link hmsruleName Title

syn sync minlines=50
let b:current_syntax = 'hmsrule'
