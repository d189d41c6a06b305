package brook.compiler.hot;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Whether {@code Math.fma} is an instruction on this machine; where it is not, it is a thousand times slower. */
public final class FusedMultiplyAdd {

    private FusedMultiplyAdd() {}

    /** The JVM's own answer, its flag {@code UseFMA}; false where it cannot be read. */
    public static boolean isFast() {
        try {
            HotSpotDiagnosticMXBean flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return flags != null
                    && Boolean.parseBoolean(flags.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException | LinkageError noFlag) {
            // Another JVM than HotSpot, or one without the module jdk.management.
            return false;
        }
    }
}
