"""From office files to records and rejections: readers, layout, columns, values, rows."""
