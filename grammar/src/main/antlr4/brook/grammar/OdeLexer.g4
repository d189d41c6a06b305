/** The words of an .ode file. Never fails: what is no word of the language is a token that the compiler reports. */
lexer grammar OdeLexer;

options {
    superClass = OdeLexerBase;
}

// Keywords that cannot be names.
MODEL: 'model';
IMPORT: 'import';
TIME: 'time';
CONST: 'const';
PARAM: 'param';
TRAINABLE: 'trainable';
INPUT: 'input';
STATE: 'state';
DISCRETE: 'discrete';
INTEGRAL: 'integral';
OUTPUT: 'output';
EVENT: 'event';
LOSS: 'loss';
TRAIN: 'train';
SOLVE: 'solve';
WHEN: 'when';
IF: 'if';
THEN: 'then';
ELSEIF: 'elseif';
ELSE: 'else';
FOR: 'for';
IN: 'in';
AND: 'and';
OR: 'or';
NOT: 'not';
TRUE: 'true';
FALSE: 'false';
WHERE: 'where';

// Keywords in their places only, names everywhere else: see the rule "name".
RISES: 'rises';
FALLS: 'falls';
CROSSES: 'crosses';
AT: 'at';
EVERY: 'every';
FROM: 'from';
STOP: 'stop';
RECORD: 'record';
AS: 'as';
INIT: 'init';
STEP: 'step';
DATA: 'data';
SCAN: 'scan';
OVER: 'over';
BACKWARD: 'backward';
BY: 'by';
MINIMISE: 'minimise' | 'minimize';

LPAR: '(';
RPAR: ')';
LBRK: '[';
RBRK: ']';
LBRC: '{';
RBRC: '}';
COMMA: ',';
SEMI: ';';
COLON: ':';
RANGE: '..';
DOT: '.';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
CARET: '^';
STARSTAR: '**';
DOTSTAR: '.*';
DOTSLASH: './';
DOTCARET: '.^';
WALRUS: ':=';
ASSIGN: '=';
LT: '<';
LE: '<=';
GT: '>';
GE: '>=';
EQ: '==';
NE: '!=';
PRIME: '\'';

// Signs of other languages: read as what they mean there, and reported.
FOREIGN_AND: '&&' | '&';
FOREIGN_OR: '||' | '|';
FOREIGN_NOT: '!' | '~';
FOREIGN_COMPARE: '~=' | '<>' | '===' | '!==' | '=<' | '=>';
FOREIGN_ASSIGN: '+=' | '-=' | '*=' | '/=' | '^=';
ELLIPSIS: '...';

NUMBER
    : DIGIT+ ('.' DIGIT+)? EXPONENT
    | DIGIT+ '.' DIGIT+
    | DIGIT+ '.' EXPONENT
    | '.' DIGIT+ EXPONENT?
    | DIGIT+ { trailingPoint(); }
    ;

/** 1.2.3 */
BAD_NUMBER: DIGIT+ '.' DIGIT+ ('.' DIGIT+)+;

/** 2x, 1e, 0xFF, 1_000 */
GLUED: DIGIT+ ('.' DIGIT*)? LETTER LETTER_OR_DIGIT*;

STRING: '"' ~["\r\n]* '"';
OPEN_STRING: '"' ~["\r\n]*;
NAME: LETTER LETTER_OR_DIGIT*;

COMMENT: '#' ~[\r\n]* -> channel(HIDDEN);
FOREIGN_COMMENT: ('//' | '%') { foreignComment(); };
BLOCK_COMMENT: '/*' { blockComment(); } -> channel(HIDDEN);
GOES_ON: '\\' [ \t]* ('\r'? '\n' | '\r') -> skip;
NL: '\r'? '\n' | '\r';
WS: [ \t\f\p{Zs}\uFEFF]+ -> skip;
STRAY: .;

fragment DIGIT: [0-9];
fragment EXPONENT: [eE] [+\-]? [0-9]+;
fragment LETTER: [\p{L}\p{Nl}_];
fragment LETTER_OR_DIGIT: [\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}_];
