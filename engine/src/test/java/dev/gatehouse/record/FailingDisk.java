package dev.gatehouse.record;

import dev.gatehouse.journal.Disk;
import dev.gatehouse.journal.DiskFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/// This machine's disk, until it is told to be full or to fail its syncs.
final class FailingDisk {
    final AtomicBoolean full = new AtomicBoolean();
    final AtomicBoolean syncFails = new AtomicBoolean();

    Disk disk() {
        return proxy(Disk.class, Disk.local());
    }

    private <T> T proxy(Class<T> type, Object real) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            if (full.get() && method.getName().startsWith("write")) {
                                throw new IOException("No space left on device");
                            }
                            if (syncFails.get() && method.getName().equals("force")) {
                                throw new IOException("Input/output error");
                            }
                            try {
                                Object result = method.invoke(real, arguments);
                                return result instanceof DiskFile file
                                        ? proxy(DiskFile.class, file)
                                        : result;
                            } catch (InvocationTargetException problem) {
                                throw problem.getCause() == null
                                        ? new UncheckedIOException(new IOException(problem))
                                        : problem.getCause();
                            }
                        }));
    }
}
