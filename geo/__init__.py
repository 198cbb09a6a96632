"""Pure geography and statistics: arrays and frames in, frames out."""
