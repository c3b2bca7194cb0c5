// The words of a tail: what follows a clause's words up to the statement's end.
// No clause word is a keyword here; TailTokens retypes words by the tail's entry rule after lexing.
lexer grammar HmsTailLexer;

tokens {
  QUANTITY, SELECTOR, CALL,
  AND, OR, NOT, OVER, AGO, BY, WITHOUT, OF, SHARE, FOR, TRUE, FALSE,
  EVERY, MISSING, RESET, AT,
  NO, TILE, FROM, TO, NEVER, WITHIN,
  FAILS, TIMES, TAKES, IS, INCONCLUSIVE,
  IN, TIMEOUT
}

BLANKS      : [ \t\r\n\f]+ ( '#' ~[\r\n]* )? -> skip ;

DATE        : D D D D '-' D D '-' D D ;
TIME        : D D ':' D D ;
SHORT       : D+ ( '.' D+ )? ( [+\-] D+ ( '.' D+ )? )? 'x' D+ ;
NUMBER      : ( D ( D | '_' )* ( '.' ( D | '_' )+ )? [eE] [+\-] D LETTER_OR_DIGIT*
              | D LETTER_OR_DIGIT* ( '.' D LETTER_OR_DIGIT* )*
              ) '%'? ;

PATH        : '*.' SEGMENT ( '.' SEGMENT )* | SEGMENT ( '.' SEGMENT )* ;
STRING      : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '"' | '\'' ( '\'\'' | ~['\r\n] )* '\'' ;
CURLY       : [\u201C\u201D\u201E\u201F] ~[\u201C\u201D\u201E\u201F\r\n]* [\u201C\u201D]
            | [\u2018\u2019] ~[\u2018\u2019\r\n]* [\u2018\u2019] ;
// Taken to the line's end in one piece: a quote that never ends must not be tried again at every character.
UNCLOSED    : '"' ( '\\' ~[\r\n] | ~["\\\r\n] )* '\\'?
            | '\'' ( '\'\'' | ~['\r\n] )*
            | '`' ~[`\r\n]*
            | [\u201C\u201D\u201E\u201F] ~[\u201C\u201D\u201E\u201F\r\n]*
            | [\u2018\u2019] ~[\u2018\u2019\r\n]* ;
PARAM       : '$' NAME ;

LE          : '<=' ;
LT          : '<' ;
GE          : '>=' ;
GT          : '>' ;
EQ          : '==' ;
NE          : '!=' ;
MATCH       : '=~' ;
MISMATCH    : '!~' ;
ASSIGN      : '=' ;
PLUS        : '+' ;
MINUS       : '-' ;
STAR        : '*' ;
SLASH       : '/' ;
PERCENT     : '%' ;
PLUSMINUS   : '\u00B1' ;
COMMA       : ',' ;
COLON       : ':' ;
LPAREN      : '(' ;
RPAREN      : ')' ;
LBRACE      : '{' ;
RBRACE      : '}' ;
LBRACKET    : '[' ;
RBRACKET    : ']' ;

AND_SIGN    : '&&' ;
OR_SIGN     : '||' ;
BANG        : '!' ;
LE_SIGN     : '\u2264' ;
GE_SIGN     : '\u2265' ;
NE_SIGN     : '\u2260' | '<>' ;
MINUS_SIGN  : [\u2212\u2013] ;

OTHER       : . ;

fragment D               : [0-9] ;
fragment LETTER          : [\p{L}_] ;
fragment LETTER_OR_DIGIT : [\p{L}\p{Nd}\p{Mn}_] ;
fragment NAME            : LETTER LETTER_OR_DIGIT* ( '-' LETTER_OR_DIGIT+ )* ;
fragment SEGMENT         : NAME | '`' ~[`\r\n]+ '`' ;
