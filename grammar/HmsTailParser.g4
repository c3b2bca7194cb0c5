// One entry rule a kind of tail, each ending in EOF. LL(1) throughout: the generated parser predicts nothing.
parser grammar HmsTailParser;

options { tokenVocab = HmsTailLexer; }

heldTail        : ( condition=disjunction held=hold? | held=hold ) EOF ;
expressionTail  : value=disjunction EOF ;
letTail         : name=PATH ASSIGN value=disjunction EOF ;
waitUntilTail   : condition=disjunction TIMEOUT timeout=quantity EOF ;
quantityTail    : value=quantity EOF ;
instancesTail   : value=quantity word=PATH EOF ;
retryTail       : times=quantity EVERY every=quantity EOF ;
approveTail     : BY group=( PATH | STRING ) WITHIN within=quantity EOF ;
labelsTail      : ( all=STAR | names+=PATH ( COMMA names+=PATH )* ) EOF ;
namesTail       : names+=( PATH | STRING ) ( COMMA names+=( PATH | STRING ) )* EOF ;
pairTail        : name=PATH ASSIGN value=STRING EOF ;
inTail          : label=PATH values=list EOF ;
valuesTail      : values=list EOF ;
parametersTail  : LPAREN ( parameters+=parameter ( COMMA parameters+=parameter )* )? RPAREN EOF ;
parameterTail   : value=parameter EOF ;
hoursTail       : ranges+=days ( COMMA ranges+=days )* from=TIME TO to=TIME EOF ;
datesTail       : dates+=DATE ( COMMA dates+=DATE )* EOF ;
startTail       : date=DATE time=TIME zone=STRING? EOF ;
givenTail       : series=metric ASSIGN segments+=segment ( COMMA segments+=segment )* ( EVERY period=quantity )? EOF ;
approvalTail    : BY group=( PATH | STRING ) AT at=quantity EOF ;
behaviourTail   : FAILS ( times=quantity TIMES | message=STRING )? EOF   # failsBehaviour
                | TAKES length=quantity EOF                             # takesBehaviour
                | IS INCONCLUSIVE EOF                                   # inconclusiveBehaviour
                ;
expectTail      : no=NO? subject=expectSubject ( state=PATH level=PATH? )? moment=when? EOF ;
expectValueTail : value=sum operator=( LT | LE | GT | GE | EQ | NE ) sign=MINUS? limit=quantity moment=when? EOF ;
whenTail        : moment=when? EOF ;
afterTail       : subject=expectSubject ( WITHIN within=quantity )? EOF ;
withinTail      : ( WITHIN within=quantity )? EOF ;

hold            : FOR length=quantity ( OF window=quantity )? ;

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
postfix         : value=quantity ( OF part=shared | suffixes+=suffix* )  # quantityPostfix
                | keyword=SHARE OF part=shared                          # sharePostfix
                | operand=primary suffixes+=suffix*                     # plainPostfix
                ;
suffix          : length=windowing                         # windowSuffix
                | keyword=( BY | WITHOUT ) names=grouping  # groupSuffix
                ;
windowing       : OVER length=quantity   # overWindow
                | shift=quantity AGO     # agoWindow
                ;
grouping        : all=STAR | single=PATH | LPAREN several+=PATH ( COMMA several+=PATH )* RPAREN ;
primary         : word=( TRUE | FALSE )                             # truthPrimary
                | name=PATH ( labels=selector | call=arguments )?   # pathPrimary
                | LPAREN inner=disjunction RPAREN                   # groupPrimary
                | text=STRING                                       # textPrimary
                | name=PARAM                                        # paramPrimary
                ;
arguments       : open=CALL ( values+=disjunction ( COMMA values+=disjunction )* )? RPAREN ;
shared          : of=metric operator=( LT | LE | GT | GE | EQ | NE ) limit=constant windows+=windowing* ;
constant        : value=quantity | name=PATH | param=PARAM | LPAREN inner=sum RPAREN ;

metric          : name=PATH labels=selector? ;
selector        : SELECTOR matchers+=matcher ( COMMA matchers+=matcher )* RBRACE ;
matcher         : label=PATH operator=( ASSIGN | NE | MATCH | MISMATCH ) value=STRING ;
quantity        : text=QUANTITY ;

list            : IN LBRACKET values+=listed ( COMMA values+=listed )* RBRACKET ;
listed          : text=( PATH | STRING | QUANTITY ) ;
parameter       : name=PATH ( COLON type=PATH )? ( ASSIGN value=listed )? ;
days            : first=PATH ( TO last=PATH )? ;

segment         : word=( MISSING | RESET ) ( FOR length=quantity )?     # wordSegment
                | sign=MINUS? ( text=SHORT | number=stretch )             # valueSegment
                ;
stretch         : value=quantity ( AT sign=MINUS? at=quantity )? ( PLUSMINUS spread=quantity )? ( FOR length=quantity )? ;

expectSubject   : TILE name=( PATH | STRING )                     # tileSubject
                | name=( PATH | STRING ) labels=selector?         # alertSubject
                ;
when            : AT at=quantity ( WITHIN within=quantity )?                       # atWhen
                | FROM from=quantity TO to=quantity ( WITHIN within=quantity )?    # fromWhen
                | NEVER                                                            # neverWhen
                ;
