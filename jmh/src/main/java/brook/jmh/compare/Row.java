package brook.jmh.compare;

/**
 * A number of a report.
 *
 * @param median NaN in files that have minima alone
 */
record Row(double min, double median) {}
