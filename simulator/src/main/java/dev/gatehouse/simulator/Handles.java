package dev.gatehouse.simulator;

/// The names one account holder has in the five tools; only the immutable ids never change.
record Handles(String gitHub, String gitLab, String jenkins, String kubernetes, String vault) {}
