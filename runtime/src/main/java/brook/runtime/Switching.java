package brook.runtime;

/** How a mode, which is held during a step, follows from the function g that is watched for it. */
public enum Switching {
    /** The sign of g. */
    SIGN,
    /** 1 where g &gt; 0, else 0. */
    POSITIVE,
    /** 1 where g &gt;= 0, else 0. */
    NOT_NEGATIVE,
    /** The greatest integer up to g. */
    FLOOR,
    /** The least integer from g on. */
    CEILING,
    /** 1 where g is 0 for a while, else 0. */
    ZERO,
    /** 0 where g is 0 for a while, else 1. */
    NOT_ZERO
}
