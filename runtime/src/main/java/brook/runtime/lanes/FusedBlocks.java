package brook.runtime.lanes;

import java.util.Optional;
import java.util.ServiceLoader;

/** The fastest form of fused sums that this machine has: one with vectors from Java 25 on if its module was added, else loops. */
public final class FusedBlocks {

    private static final String VECTORS = "jdk.incubator.vector";

    /** On 17 vectors become objects when a method is compiled anew. */
    private static final int FIRST_RELEASE = 25;

    private static final Optional<ServiceLoader.Provider<Block>> PROVIDER = provider();

    private FusedBlocks() {}

    /** A new block. */
    public static Block best() {
        return PROVIDER.map(ServiceLoader.Provider::get).orElseGet(FusedLoops::new);
    }

    private static Optional<ServiceLoader.Provider<Block>> provider() {
        boolean added = ModuleLayer.boot().findModule(VECTORS).isPresent();
        if (!added || Runtime.version().feature() < FIRST_RELEASE) {
            return Optional.empty();
        }
        return ServiceLoader.load(Block.class, Block.class.getClassLoader()).stream()
                .findFirst();
    }
}
