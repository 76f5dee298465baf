// Copyright 2026 The Vitrine Authors
// SPDX-License-Identifier: Apache-2.0
/// Text: as a whole ([dev.vitrine.formats.text.Text]) and in lines
/// ([dev.vitrine.formats.text.Lines]).
///
/// Begin with `file.verify(Lines.utf8())`. Every format of text gives its values as
/// [dev.vitrine.formats.text.Utf8Slice]s, which lie in the file and are valid until it is closed.
package dev.vitrine.formats.text;
