package brook.jmh;

/** A product of a matrix with lanes in three forms: the plain loops, {@code LaneProducts}, and as much arithmetic as the machine does. */
enum ProductLoop {
    /** out = A x. */
    TIMES {
        @Override
        void plain(ProductData d) {
            for (int i = 0; i < d.rows; i++) {
                for (int l = 0; l < d.lanes; l++) {
                    d.w[d.out + i * d.lanes + l] = 0;
                }
                for (int j = 0; j < d.columns; j++) {
                    d.addLanes(d.a[i * d.columns + j], d.x + j * d.lanes, d.out + i * d.lanes);
                }
            }
        }

        @Override
        void blocks(ProductData d) {
            d.products.of(d.matrix, d.a, 0).times(d.w, d.x, d.w, d.out);
        }
    },
    /** back = A^T u. */
    TRANSPOSED {
        @Override
        void plain(ProductData d) {
            for (int j = 0; j < d.columns; j++) {
                for (int l = 0; l < d.lanes; l++) {
                    d.w[d.back + j * d.lanes + l] = 0;
                }
                for (int i = 0; i < d.rows; i++) {
                    d.addLanes(d.a[i * d.columns + j], d.u + i * d.lanes, d.back + j * d.lanes);
                }
            }
        }

        @Override
        void blocks(ProductData d) {
            d.products.of(d.transposed, d.a, 0).times(d.w, d.u, d.w, d.back);
        }
    },
    /** G = G + u x^T, summed over lanes. */
    OUTER {
        @Override
        void plain(ProductData d) {
            for (int i = 0; i < d.rows; i++) {
                for (int j = 0; j < d.columns; j++) {
                    double sum = d.g[i * d.columns + j];
                    for (int l = 0; l < d.lanes; l++) {
                        sum = Math.fma(d.w[d.u + i * d.lanes + l], d.w[d.x + j * d.lanes + l], sum);
                    }
                    d.g[i * d.columns + j] = sum;
                }
            }
        }

        @Override
        void blocks(ProductData d) {
            d.products.of(d.matrix, d.g, 0).addOuter(d.w, d.u, d.w, d.x);
        }
    };

    /** As anyone would write it. */
    abstract void plain(ProductData d);

    /** By {@code LaneProducts}. */
    abstract void blocks(ProductData d);
}
