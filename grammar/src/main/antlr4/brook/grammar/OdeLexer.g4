lexer grammar OdeLexer;

IDENT : [a-zA-Z_] [a-zA-Z_0-9]* ;
NL    : '\r'? '\n' ;
OTHER : . ;
