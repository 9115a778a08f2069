package dev.gatehouse.access.model;

/// One file of a model.
///
/// @param name below the model's directory, parts joined by `/`
public record ModelText(String name, String text) {}
