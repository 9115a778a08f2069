/// The query language: one typed tree behind the search box, the API, the command line and saved
/// views. Text becomes a tree ([QueryParser]), a tree becomes text again ([QueryPrinter]) or JSON
/// ([QueryJson]), and a plain evaluator says whether an event matches, which is what the index is
/// held against and what the live tail asks.
@NullMarked
package dev.gatehouse.search.query;

import org.jspecify.annotations.NullMarked;
