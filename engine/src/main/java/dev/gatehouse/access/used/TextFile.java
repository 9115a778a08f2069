package dev.gatehouse.access.used;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Texts and the file they are read from again: one after the other, in the order of their numbers.
final class TextFile implements Closeable {
    private final FileChannel channel;
    private final Texts texts = new Texts();
    private int saved = texts.size();

    private TextFile(FileChannel channel) {
        this.channel = channel;
    }

    static TextFile open(Path directory, long bytes) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        directory.resolve("texts"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        TextFile file = new TextFile(channel);
        if (channel.size() < bytes) {
            throw new IOException("the texts of used events are shorter than they were");
        }
        channel.truncate(bytes);
        file.read(bytes);
        return file;
    }

    // The stream is left open: it is the channel, which goes on being written.
    private void read(long bytes) throws IOException {
        DataInputStream in =
                new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
        long read = 0;
        while (read < bytes) {
            int before = texts.size();
            String text = in.readUTF();
            read += Short.BYTES + utfBytes(text);
            if (texts.number(text) != before) {
                throw new UTFDataFormatException("a text of used events stands there twice");
            }
        }
        saved = texts.size();
    }

    private static long utfBytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c >= 1 && c <= 0x7f ? 1 : c <= 0x7ff ? 2 : 3;
        }
        return bytes;
    }

    Texts texts() {
        return texts;
    }

    /// Writes what is not in the file yet; [#force] makes it safe.
    ///
    /// @return the bytes of the file
    long write() throws IOException {
        if (saved < texts.size()) {
            channel.position(channel.size());
            DataOutputStream out =
                    new DataOutputStream(
                            new BufferedOutputStream(Channels.newOutputStream(channel)));
            for (; saved < texts.size(); saved++) {
                out.writeUTF(texts.text(saved));
            }
            out.flush();
        }
        return channel.size();
    }

    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
