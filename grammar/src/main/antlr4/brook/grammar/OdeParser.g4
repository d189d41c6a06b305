/**
 * The sentences of an .ode file. Wider than the language: what people write by mistake is accepted here
 * and refused with a sentence by the compiler.
 */
parser grammar OdeParser;

options {
    tokenVocab = OdeLexer;
}

file: (statement? separator)* statement? EOF;

/** One statement alone: how the compiler parses, so that an error stays in its statement. */
single: statement EOF;
singleItem: item EOF;
singleAction: action EOF;
singleSetting: setting EOF;
singleExpr: expr EOF;

separator: NL | SEMI;

statement
    : MODEL name STRING?                                              # modelStatement
    | IMPORT STRING (AS name)?                                        # importStatement
    | TIME name (IN unit)?                                            # timeStatement
    | kind=(CONST | PARAM | TRAINABLE | INPUT | STATE | DISCRETE | OUTPUT)
        item (COMMA item)*                                            # declaration
    | INIT initial (COMMA initial)*                                   # initStatement
    | INTEGRAL name PRIME* dims? ASSIGN expr note                     # integralStatement
    | EVENT eventName? trigger
        LBRC (action? separator)* action? RBRC                        # eventStatement
    | LOSS name (AT DATA)? ASSIGN expr note                           # lossStatement
    | SCAN name dims? OVER DATA BACKWARD? (BY gap=name)? ASSIGN expr note   # scanStatement
    | kind=(SOLVE | TRAIN) LBRC (setting? separator)* setting? RBRC   # settingsStatement
    | equation                                                        # equationStatement
    ;

item: name dims? (ASSIGN expr)? note;
initial: name PRIME* ASSIGN expr;
note: (IN unit)? STRING?;
dims: LBRK dim (COMMA dim)* RBRK;
dim: expr (RANGE expr)?;

/** a = .., x' = .., u[i in 1..n]' = .., dx/dt = .., x(0) = .., f(x, W[m, n]) = ..: the compiler reads the left side. */
equation: expr (sign=(ASSIGN | WALRUS | FOREIGN_ASSIGN) rhs note)?;
rhs: expr where?;
where: WHERE LBRC (local? separator)* local? RBRC;
local: name ASSIGN expr;

trigger
    : WHEN expr (direction=(RISES | FALLS | CROSSES) level=expr?)? (IF guard=expr)?   # whenTrigger
    | AT expr (COMMA expr)*                                                          # atTrigger
    | EVERY expr (FROM expr)?                                                        # everyTrigger
    ;

action
    : STOP                                          # stopAction
    | RECORD                                        # recordAction
    | op sign=(WALRUS | ASSIGN) expr                # assignAction
    ;

setting
    : name ASSIGN expr (RANGE expr)?                # assignSetting
    | OUTPUT EVERY expr                             # outputEverySetting
    | OUTPUT AT expr (COMMA expr)*                  # outputAtSetting
    | MINIMISE expr                                 # minimiseSetting
    ;

/** An if is never an operand without parentheses. */
expr
    : IF expr THEN expr (ELSEIF expr THEN expr)* (ELSE expr)?   # conditional
    | op                                                        # plain
    ;

op
    : op LBRK subscript (COMMA subscript)* RBRK                       # indexed
    | op LPAR (argument (comprehension | (COMMA argument)*))? RPAR    # called
    | op PRIME                                                        # primed
    | <assoc = right> op sign=(CARET | STARSTAR | DOTCARET) op        # power
    | sign=(MINUS | PLUS) op                                          # signed
    | op sign=(STAR | SLASH | DOTSTAR | DOTSLASH) op                  # product
    | op sign=(PLUS | MINUS) op                                       # sum
    | op sign=(LT | LE | GT | GE | EQ | NE | FOREIGN_COMPARE) op      # compare
    | sign=(NOT | FOREIGN_NOT) op                                     # not
    | op sign=(AND | FOREIGN_AND) op                                  # and
    | op sign=(OR | FOREIGN_OR) op                                    # or
    | value=(NUMBER | BAD_NUMBER | GLUED | STRING | TRUE | FALSE)     # literal
    | name                                                            # reference
    | library=name DOT member=name                                    # qualified
    | LPAR expr (IN unit)? RPAR                                       # group
    | LBRK (expr (comprehension | elements))? RBRK                    # list
    ;

elements: (COMMA expr)* (SEMI row)*;
row: expr (COMMA expr)*;
argument: (name ASSIGN)? expr;
comprehension: FOR iteration (COMMA iteration)* (IF expr)?;
iteration: name IN range;
range: expr RANGE expr (STEP expr)?;

/** An index; with "in" on the left side of an equation only. */
subscript
    : name IN range                        # binder
    | expr (RANGE expr (STEP expr)?)?      # position
    | COLON                                # all
    ;

unit: unitTerm ((STAR | SLASH) unitTerm)*;
unitTerm: (name | NUMBER) (CARET MINUS? NUMBER)?;

name: NAME | RISES | FALLS | CROSSES | AT | EVERY | FROM | STOP | RECORD | AS | INIT | STEP | DATA | SCAN | OVER | BACKWARD | BY | MINIMISE;

/** Not "at" or "every": after these an event has its times. */
eventName: NAME | RISES | FALLS | CROSSES | FROM | STOP | RECORD | AS | INIT | STEP | DATA | SCAN | OVER | BACKWARD | BY | MINIMISE;
