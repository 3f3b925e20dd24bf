//! Files and names, and the operations that change them, in the smallest parts that a disk may keep or lose.

use std::collections::BTreeMap;

/// One operation as the disk sees it.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    Truncate { ino: u64 },
    Extend { ino: u64, to: usize },
    Data { ino: u64, at: usize, bytes: Vec<u8> },
    Name { name: String, ino: u64 },
    Unname { name: String },
    Rename { from: String, to: String, ino: u64 },
}

impl Op {
    /// Whether it changes names, sizes or other bookkeeping, as opposed to content.
    pub(crate) fn is_metadata(&self) -> bool {
        !matches!(self, Self::Data { .. })
    }

    pub(crate) fn is_content_of(&self, file: u64) -> bool {
        matches!(self, Self::Truncate { ino } | Self::Extend { ino, .. } | Self::Data { ino, .. } if *ino == file)
    }

    pub(crate) fn is_content(&self) -> bool {
        matches!(self, Self::Truncate { .. } | Self::Extend { .. } | Self::Data { .. })
    }
}

/// Files and names, either as seen or as certain to be on the disk.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    pub(crate) files: BTreeMap<u64, Vec<u8>>,
    pub(crate) names: BTreeMap<String, u64>,
}

impl State {
    pub(crate) fn apply(&mut self, op: &Op) {
        match op {
            Op::Truncate { ino } => self.files.entry(*ino).or_default().clear(),
            Op::Extend { ino, to } => {
                let file = self.files.entry(*ino).or_default();
                file.resize(file.len().max(*to), 0);
            }
            // What lies beyond the end is not part of the file.
            Op::Data { ino, at, bytes } => {
                let file = self.files.entry(*ino).or_default();
                for (place, byte) in file.iter_mut().skip(*at).zip(bytes) {
                    *place = *byte;
                }
            }
            Op::Name { name, ino } => drop(self.names.insert(name.clone(), *ino)),
            Op::Unname { name } => drop(self.names.remove(name)),
            Op::Rename { from, to, ino } => {
                self.names.remove(from);
                self.names.insert(to.clone(), *ino);
            }
        }
    }

    /// The content that `name` stands for.
    pub(crate) fn content(&self, name: &str) -> Option<&[u8]> {
        let ino = self.names.get(name)?;
        Some(self.files.get(ino).map_or(&[][..], Vec::as_slice))
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.names.keys().cloned().collect()
    }
}
