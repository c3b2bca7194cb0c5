// One entry rule a kind of tail, each ending in EOF. LL(1) throughout: the generated parser predicts nothing.
parser grammar HmsTailParser;

options { tokenVocab = HmsTailLexer; }

heldTail        : condition=disjunction ( FOR length=quantity ( OF window=quantity )? )? EOF ;
expressionTail  : value=disjunction EOF ;
quantityTail    : value=quantity EOF ;
labelsTail      : ( all=STAR | names+=PATH ( COMMA names+=PATH )* ) EOF ;
startTail       : date=DATE time=TIME zone=STRING? EOF ;
givenTail       : series=metric ASSIGN segments+=segment ( COMMA segments+=segment )* ( EVERY period=quantity )? EOF ;
behaviourTail   : FAILS ( times=quantity TIMES | message=STRING )? EOF   # failsBehaviour
                | TAKES length=quantity EOF                             # takesBehaviour
                | IS INCONCLUSIVE EOF                                   # inconclusiveBehaviour
                ;
expectTail      : no=NO? subject=expectSubject state=PATH? moment=when? EOF ;
whenTail        : moment=when? EOF ;

disjunction     : operands+=conjunction ( operators+=OR operands+=conjunction )* ;
conjunction     : operands+=negation ( operators+=AND operands+=negation )* ;
negation        : operator=NOT operand=negation   # notNegation
                | operand=relation                # plainNegation
                ;
relation        : left=sum ( operator=( LT | LE | GT | GE | EQ | NE ) right=sum )? ;
sum             : operands+=term ( operators+=( PLUS | MINUS ) operands+=term )* ;
term            : operands+=unary ( operators+=( STAR | SLASH ) operands+=unary )* ;
unary           : operator=MINUS operand=unary    # minusUnary
                | operand=postfix                 # plainUnary
                ;
postfix         : operand=primary suffixes+=suffix* ;
suffix          : OVER length=quantity                  # overSuffix
                | shift=quantity AGO                    # agoSuffix
                | keyword=( BY | WITHOUT ) names=group  # groupSuffix
                ;
group           : all=STAR | single=PATH | LPAREN several+=PATH ( COMMA several+=PATH )* RPAREN ;
primary         : value=quantity ( OF part=shared )?    # quantityPrimary
                | SHARE OF part=shared                  # sharePrimary
                | word=( TRUE | FALSE )                 # truthPrimary
                | name=PATH ( labels=selector | call=arguments )? # pathPrimary
                | LPAREN inner=disjunction RPAREN       # groupPrimary
                | text=STRING                           # textPrimary
                | name=PARAM                            # paramPrimary
                ;
arguments       : CALL ( values+=disjunction ( COMMA values+=disjunction )* )? RPAREN ;
shared          : of=metric operator=( LT | LE | GT | GE | EQ | NE ) limit=constant ;
constant        : value=quantity | name=PATH | param=PARAM | LPAREN inner=sum RPAREN ;

metric          : name=PATH labels=selector? ;
selector        : SELECTOR matchers+=matcher ( COMMA matchers+=matcher )* RBRACE ;
matcher         : label=PATH operator=( ASSIGN | NE | MATCH | MISMATCH ) value=STRING ;
quantity        : text=QUANTITY ;

segment         : value=segmentValue ( FOR length=quantity )? ;
segmentValue    : word=MISSING                                                  # missingValue
                | word=RESET                                                    # resetValue
                | text=SHORT                                                    # shortValue
                | sign=MINUS? level=quantity ( operator=( PLUSMINUS | AT ) second=quantity )? # levelValue
                ;

expectSubject   : TILE name=( PATH | STRING )                     # tileSubject
                | name=( PATH | STRING ) labels=selector?         # alertSubject
                ;
when            : AT at=quantity ( WITHIN within=quantity )?                       # atWhen
                | FROM from=quantity TO to=quantity ( WITHIN within=quantity )?    # fromWhen
                | NEVER                                                            # neverWhen
                | AFTER other=PATH                                                 # afterWhen
                ;
