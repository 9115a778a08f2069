package dev.gatehouse.search;

import java.io.IOException;
import java.util.function.Predicate;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// The documents with a term that passes a test, among the terms of a field that begin alike. Only
/// that part of the dictionary is read, and never for longer than a search may take.
final class DictionaryQuery extends MultiTermQuery {
    private static final int TERMS_BETWEEN_CHECKS = 1_024;

    private final Part part;
    private final SearchTime time;

    /// @param field the field
    /// @param begins how the terms begin that are read at all
    /// @param skipped characters of each that the test does not see
    /// @param name equal for equal tests
    /// @param test what the rest of a term must pass
    record Part(String field, String begins, int skipped, String name, Predicate<String> test) {}

    DictionaryQuery(Part part, SearchTime time) {
        super(part.field(), CONSTANT_SCORE_BLENDED_REWRITE);
        this.part = part;
        this.time = time;
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
        BytesRef begins = new BytesRef(part.begins());
        return new FilteredTermsEnum(terms.iterator()) {
            private int seen;

            {
                setInitialSeekTerm(begins);
            }

            @Override
            protected AcceptStatus accept(BytesRef term) {
                if (++seen % TERMS_BETWEEN_CHECKS == 0) {
                    time.check();
                }
                if (!StringHelper.startsWith(term, begins)) {
                    return AcceptStatus.END;
                }
                String rest = term.utf8ToString().substring(part.skipped());
                return part.test().test(rest) ? AcceptStatus.YES : AcceptStatus.NO;
            }
        };
    }

    @Override
    public String toString(String field) {
        return part.name();
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DictionaryQuery query
                && query.part.field().equals(part.field())
                && query.part.begins().equals(part.begins())
                && query.part.name().equals(part.name());
    }

    @Override
    public int hashCode() {
        return part.name().hashCode();
    }
}
