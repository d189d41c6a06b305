package brook.compiler.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brook.compiler.hot.MethodSizes.MethodSize;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MethodSizesTest {

    @Test
    void codeOfEveryMethodIsMeasured() {
        String source = """
                abstract class Sample {
                    static final long LONG = 1L << 40;
                    static final double DOUBLE = 1.5;
                    static final String TEXT = "text";
                    int field = 3;
                    abstract void nothing();
                    int two() { return 2; }
                    double tenth(double[] a) { return a[10]; }
                }
                """;
        assertThat(MethodSizes.of(Objects.requireNonNull(
                        new JavacBackEnd().compile("Sample", source).get("Sample"))))
                .containsExactly(
                        new MethodSize("<init>()V", 10),
                        new MethodSize("nothing()V", 0),
                        // iconst_2, ireturn
                        new MethodSize("two()I", 2),
                        // aload_1, bipush 10, daload, dreturn
                        new MethodSize("tenth([D)D", 5));
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> MethodSizes.of(new byte[] {1, 2, 3, 4})).isInstanceOf(UncheckedIOException.class);
    }
}
