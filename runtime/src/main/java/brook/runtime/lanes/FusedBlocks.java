package brook.runtime.lanes;

import brook.runtime.VectorApi;
import java.util.Optional;
import java.util.ServiceLoader;

/** The fastest form of fused sums that this machine has: one with vectors from Java 25 on if its module was added, else loops. */
public final class FusedBlocks {

    private static final Optional<ServiceLoader.Provider<Block>> PROVIDER = provider();

    private FusedBlocks() {}

    /** A new block. */
    public static Block best() {
        return PROVIDER.map(ServiceLoader.Provider::get).orElseGet(FusedLoops::new);
    }

    private static Optional<ServiceLoader.Provider<Block>> provider() {
        if (!VectorApi.isFast()) {
            return Optional.empty();
        }
        return ServiceLoader.load(Block.class, Block.class.getClassLoader()).stream()
                .findFirst();
    }
}
