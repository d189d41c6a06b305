package brook.hot;

import brook.compiler.Compilation;
import brook.compiler.files.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The models of a folder and of those below it, kept up to date until it is closed.
 *
 * <p>Files are looked at from time to time, because what tells of changes at once does not do so on network drives and in
 * containers. Two looks must find the same before a file is taken, so half-written ones are not; whoever writes for
 * longer writes beside and renames. All changes of one look are there at once. A file with errors keeps its last good
 * version; files that only hold functions and constants are there to be imported. A changed import compiles its users
 * again. Imports are read from the folder and those below it, and nothing else.
 *
 * <p>For any number of threads. Whoever holds a model goes on using it, whatever happens to its file.
 */
public final class WatchedFolder implements AutoCloseable {

    /** How often to look, unless the caller says otherwise. */
    public static final Duration USUAL_INTERVAL = Duration.ofMillis(500);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** A folder that still changes after so many looks is taken as far as it does not. */
    private static final int MOST_LOOKS = 20;

    private final Path folder;
    private final Models models;
    private final Consumer<ModelChange> listener;
    private final CurrentFiles current;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile SortedMap<String, Version> versions = Collections.emptySortedMap();
    private volatile String trouble = "";

    /** What is known of a file: the last attempt, none after a defect of Brook, and the last good model. */
    private record Version(Optional<ModelResult> result, Optional<HotModel> good) {}

    WatchedFolder(Models models, Path folder, Duration interval, Consumer<ModelChange> listener) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("no folder to watch is at " + folder);
        }
        this.folder = folder;
        this.current = new CurrentFiles(folder);
        this.models = models.withCacheOf(0);
        this.listener = listener;
        this.thread = new Thread(() -> watch(interval), "brook-watch-" + folder.getFileName());
        thread.setDaemon(true);
    }

    /** Compiles what is there on the thread of the caller, then goes on by itself. */
    void start() {
        refresh();
        thread.start();
    }

    /** The newest good version of a model, by the path of its file from the folder: {@code planets/Kepler.ode}. */
    public Optional<HotModel> model(String name) {
        return Optional.ofNullable(versions.get(name)).flatMap(Version::good);
    }

    /** All models as they are now, by the paths of their files. */
    public SortedMap<String, HotModel> models() {
        SortedMap<String, HotModel> good = new TreeMap<>();
        versions.forEach((name, version) -> version.good().ifPresent(model -> good.put(name, model)));
        return good;
    }

    /** The files that have errors now, whether or not there is a good version of them. */
    public SortedMap<String, ModelResult> failures() {
        SortedMap<String, ModelResult> failed = new TreeMap<>();
        versions.forEach((name, version) -> version.result()
                .filter(result -> !result.succeeded() && !isLibrary(result))
                .ifPresent(result -> failed.put(name, result)));
        return failed;
    }

    /**
     * Looks at once and returns when all that has changed is compiled; the listener is told on this thread.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public synchronized void refresh() {
        if (closed.getCount() == 0) {
            throw new IllegalStateException("the folder " + folder + " is not watched any more");
        }
        try {
            FolderContents settled = settled(current.contents());
            trouble = "";
            if (!settled.sameAs(current.contents())) {
                update(settled);
            } else {
                current.take(settled);
            }
        } catch (IOException failed) {
            String why = IoReason.of(failed);
            if (!why.equals(trouble)) {
                trouble = why;
                tell(List.of(new ModelChange.Unreadable(folder, why)));
            }
        }
    }

    /** Ends the watching; models stay usable. When it returns, no thread is left, unless the listener itself closes. */
    @Override
    public void close() {
        closed.countDown();
        if (Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException wait) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What goes wrong here is not the end of the watching. */
    private void watch(Duration interval) {
        while (!closedWithin(interval)) {
            try {
                refresh();
            } catch (RuntimeException | Error failure) {
                if (closed.getCount() > 0) {
                    thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
                }
            }
        }
    }

    /** Looks until two looks find the same. */
    private FolderContents settled(FolderContents known) throws IOException {
        FolderContents first = known.again(folder);
        if (first.sameAs(known)) {
            return first;
        }
        for (int looks = 2; looks <= MOST_LOOKS && !closedWithin(BETWEEN_LOOKS); looks++) {
            FolderContents second = first.again(folder);
            if (second.sameAs(first)) {
                return second;
            }
            if (looks == MOST_LOOKS) {
                return first.whereSameAs(second, known);
            }
            first = second;
        }
        return known;
    }

    private void update(FolderContents contents) {
        current.take(contents);
        List<ModelChange> changes = new ArrayList<>();
        SortedMap<String, Version> next = new TreeMap<>();
        contents.files().forEach((name, seen) -> {
            Version before = versions.getOrDefault(name, new Version(Optional.empty(), Optional.empty()));
            Version now = isCurrent(before) ? before : compile(name, before, changes);
            next.put(name, now);
        });
        versions.forEach((name, version) -> {
            boolean given = next.containsKey(name) && next.get(name).good().isPresent();
            if (version.good().isPresent() && !given) {
                changes.add(new ModelChange.Removed(name));
            }
        });
        versions = Collections.unmodifiableSortedMap(next);
        tell(changes);
    }

    /** Whether all files that a good version was made of hold what they held. */
    private boolean isCurrent(Version version) {
        return version.result()
                .filter(result -> result.succeeded() || isLibrary(result))
                .filter(result -> result.files().stream().allMatch(current::holds))
                .isPresent();
    }

    private Version compile(String name, Version before, List<ModelChange> changes) {
        ModelResult result;
        try {
            result = models.compile(current.answer(name), name, current, current);
        } catch (RuntimeException | AssertionError defect) {
            changes.add(new ModelChange.Defect(name, defect));
            return new Version(Optional.empty(), before.good());
        }
        if (result.succeeded()) {
            changes.add(new ModelChange.Loaded(name, result.orElseThrow()));
            return new Version(Optional.of(result), result.model());
        }
        if (isLibrary(result)) {
            return new Version(Optional.of(result), Optional.empty());
        }
        boolean told = before.result().map(ModelResult::text).equals(Optional.of(result.text()));
        if (!told) {
            changes.add(new ModelChange.Failed(name, result));
        }
        return new Version(Optional.of(result), before.good());
    }

    /** A listener that throws does not keep the other changes from being told. */
    private void tell(List<ModelChange> changes) {
        Optional<RuntimeException> first = Optional.empty();
        for (ModelChange change : changes) {
            try {
                listener.accept(change);
            } catch (RuntimeException failure) {
                first.ifPresent(earlier -> earlier.addSuppressed(failure));
                first = first.or(() -> Optional.of(failure));
            }
        }
        first.ifPresent(failure -> {
            throw failure;
        });
    }

    private static boolean isLibrary(ModelResult result) {
        return result.kind() == Compilation.Kind.LIBRARY;
    }

    /** Waits; on a thread that is interrupted not for long, and it stays interrupted. */
    private boolean closedWithin(Duration time) {
        try {
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException wait) {
            Thread.currentThread().interrupt();
            return closed.getCount() == 0 || Thread.currentThread() == thread;
        }
    }
}
