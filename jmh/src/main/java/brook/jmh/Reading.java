package brook.jmh;

/** A number of a report that was measured more than once. */
record Reading(Key key, Spread spread) {}
