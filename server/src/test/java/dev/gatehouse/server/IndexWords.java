package dev.gatehouse.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/// All that the indexes below a folder hold, read with nothing but Lucene: terms are shared and
/// values packed, so that their bytes on disk tell too little.
final class IndexWords {
    private IndexWords() {}

    static String below(Path folder) throws IOException {
        StringBuilder words = new StringBuilder();
        for (Path index : indexes(folder)) {
            try (FSDirectory directory = FSDirectory.open(index);
                    DirectoryReader reader = DirectoryReader.open(directory)) {
                for (LeafReaderContext leaf : reader.leaves()) {
                    read(leaf.reader(), words);
                }
            }
        }
        return words.toString();
    }

    private static List<Path> indexes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        }
    }

    private static void read(LeafReader leaf, StringBuilder words) throws IOException {
        for (FieldInfo field : leaf.getFieldInfos()) {
            Terms terms = leaf.terms(field.name);
            if (terms != null) {
                all(terms.iterator(), words);
            }
            switch (field.getDocValuesType()) {
                case SORTED -> all(leaf.getSortedDocValues(field.name).termsEnum(), words);
                case SORTED_SET -> {
                    SortedSetDocValues values = leaf.getSortedSetDocValues(field.name);
                    all(values.termsEnum(), words);
                }
                case BINARY -> {
                    var values = leaf.getBinaryDocValues(field.name);
                    while (values.nextDoc() != Integer.MAX_VALUE) {
                        say(values.binaryValue(), words);
                    }
                }
                case NONE, NUMERIC, SORTED_NUMERIC -> {}
            }
        }
        StoredFields stored = leaf.storedFields();
        for (int document = 0; document < leaf.maxDoc(); document++) {
            stored.document(document)
                    .forEach(field -> {
                        if (field.binaryValue() != null) {
                            say(field.binaryValue(), words);
                        } else {
                            words.append(field.stringValue()).append('\n');
                        }
                    });
        }
    }

    private static void all(TermsEnum terms, StringBuilder words) throws IOException {
        for (BytesRef term = terms.next(); term != null; term = terms.next()) {
            say(term, words);
        }
    }

    private static void say(BytesRef bytes, StringBuilder words) {
        words.append(
                        new String(
                                bytes.bytes,
                                bytes.offset,
                                bytes.length,
                                java.nio.charset.StandardCharsets.ISO_8859_1))
                .append('\n');
    }
}
