package dev.gatehouse.server;

import dev.gatehouse.journal.Disk;
import dev.gatehouse.journal.DiskFile;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/// A disk of this machine that can be told to be full.
final class FullDisk {
    private final AtomicBoolean full = new AtomicBoolean();

    void fill() {
        full.set(true);
    }

    void free() {
        full.set(false);
    }

    Disk disk() {
        return wrapped(Disk.class, Disk.local());
    }

    private <T> T wrapped(Class<T> type, T real) {
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            if (full.get() && method.getName().equals("write")) {
                                throw new IOException("No space left on device");
                            }
                            if (full.get() && method.getName().equals("freeBytes")) {
                                return 0L;
                            }
                            try {
                                Object answer = method.invoke(real, arguments);
                                return answer instanceof DiskFile file
                                        ? wrapped(DiskFile.class, file)
                                        : answer;
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        });
        return type.cast(proxy);
    }
}
