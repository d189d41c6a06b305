package brook.jmh;

/** A straight line. */
record Line(double start, double slope) {

    /** Points on the way to the line nearest to them by least squares. */
    static final class Sums {

        private double count;
        private double x;
        private double y;
        private double xx;
        private double xy;

        void add(double atX, double atY) {
            count++;
            x += atX;
            y += atY;
            xx += atX * atX;
            xy += atX * atY;
        }

        Line line() {
            double slope = (count * xy - x * y) / (count * xx - x * x);
            return new Line((y - slope * x) / count, slope);
        }
    }
}
