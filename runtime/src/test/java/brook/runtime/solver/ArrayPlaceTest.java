package brook.runtime.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ArrayPlaceTest {

    private final ArrayPlace vector = ArrayPlace.of("z", 7, 0, 4);
    private final ArrayPlace matrix = ArrayPlace.of("q'", 10, 1, 2, -1, 3);
    private final ArrayPlace cube = ArrayPlace.of("u", 0, 1, 2, 1, 1, 0, 3);

    @Test
    void elementsHaveTheIndicesOfTheModel() {
        assertThat(vector.at(0)).isEqualTo(7);
        assertThat(vector.at(3)).isEqualTo(10);
        assertThat(matrix.at(1, -1)).isEqualTo(10);
        assertThat(matrix.at(2, 1)).isEqualTo(15);
        assertThat(cube.at(2, 1, 2)).isEqualTo(5);
        assertThat(cube.first()).isZero();
        assertThat(cube.size()).isEqualTo(6);
        assertThat(matrix).hasToString("q'[1..2, -1..1]");
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> vector.at(-1))
                .withMessage("no element [-1] in z[0..3]");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> vector.at(4));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> vector.at(Integer.MIN_VALUE));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.at(1, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> matrix.at(3, 0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> matrix.at(1))
                .withMessage("no element [1] in q'[1..2, -1..1]");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> cube.at(1, 1, 3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> cube.at(1, 1));
    }

    @Test
    void nestedArraysAndBack() {
        double[] flat = {1, 2, 3, 4, 5, 6};
        double[][] rows = matrix.matrix(flat);
        assertThat(rows).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(matrix.flat(rows)).containsExactly(flat);
        double[][][] nested = (double[][][]) cube.nested(flat);
        assertThat(nested[1][0]).containsExactly(4, 5, 6);
        assertThat(cube.flat(nested)).containsExactly(flat);
        assertThat(vector.vector(new double[4])).hasSize(4);
    }

    @Test
    void anotherShapeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vector.vector(new double[3]))
                .withMessage("z[0..3] takes 4 values; z has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.flat(new double[3][3]))
                .withMessage("q'[1..2, -1..1] takes 2 x 3 values; q' has 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.flat(new double[][] {{1, 2, 3}, {}}))
                .withMessage("q'[1..2, -1..1] takes 2 x 3 values; q'[2] has 0");
        assertThatIllegalArgumentException().isThrownBy(() -> cube.flat(new double[2][1][4]));
    }
}
