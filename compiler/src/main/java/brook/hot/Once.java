package brook.hot;

import brook.runtime.OdeModel;
import java.util.Optional;
import java.util.function.Supplier;

/** A model that is made when somebody asks for it first, then kept; for any number of threads. */
final class Once implements Supplier<OdeModel> {

    private final Supplier<OdeModel> making;
    private Optional<OdeModel> made = Optional.empty();

    Once(Supplier<OdeModel> making) {
        this.making = making;
    }

    @Override
    public synchronized OdeModel get() {
        if (made.isEmpty()) {
            made = Optional.of(making.get());
        }
        return made.get();
    }
}
