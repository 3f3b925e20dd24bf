//! A disk in memory: one folder, `/d`, whose operations can fail and whose unflushed work a power cut can lose.
//!
//! It holds two states. The *live* one is what programs see; the *durable* one is what has certainly reached the disk.
//! Between them lies the list of operations not yet flushed: flushing a file makes its content durable, flushing the
//! folder its names. A flush that fails loses the content of that file for good, as on Linux.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, SystemTime};

use groundswell::store::{Access, Fs, Kind, Reading, Stat, Writing};

use super::state::{Op, State};

/// Bytes that one write call takes, so that content consists of several writes.
pub(crate) const BLOCK: usize = 4;

/// How an operation goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Failure {
    /// An error with this number of the operating system.
    Errno(i32),
    /// A write that takes a single byte.
    Short,
    /// A write that takes nothing.
    Nothing,
}

/// Which operation goes wrong.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    /// Counted from 1.
    pub(crate) at: usize,
    pub(crate) failure: Failure,
    /// The operation is carried out, and reports the error all the same.
    pub(crate) carried_out: bool,
    /// So do all operations after it.
    pub(crate) lasting: bool,
}

/// Called after every operation with the live disk.
type Watch = Box<dyn FnMut(&mut Inner, usize)>;

#[derive(Default)]
pub(crate) struct Inner {
    pub(crate) live: State,
    pub(crate) durable: State,
    pub(crate) pending: Vec<Op>,
    pub(crate) operations: usize,
    pub(crate) last_operation: &'static str,
    /// Flushes of each file.
    pub(crate) flushes: BTreeMap<u64, usize>,
    pub(crate) refuse_owner: bool,
    /// Changes come faster than the clock ticks.
    pub(crate) clock_stands: bool,
    access: BTreeMap<u64, Access>,
    modified: BTreeMap<u64, u64>,
    links: BTreeMap<String, PathBuf>,
    random: u64,
    clock: u64,
}

impl Inner {
    fn perform(&mut self, op: Op) {
        self.clock += u64::from(!self.clock_stands);
        if let Op::Truncate { ino } | Op::Data { ino, .. } = op {
            self.modified.insert(ino, self.clock);
        }
        self.live.apply(&op);
        self.pending.push(op);
    }

    fn flush(&mut self, which: impl Fn(&Op) -> bool) {
        let (flushed, rest): (Vec<Op>, Vec<Op>) =
            std::mem::take(&mut self.pending).into_iter().partition(which);
        self.pending = rest;
        for op in flushed {
            self.durable.apply(&op);
        }
    }

    /// Creates a file as another program would; it is on the disk at once.
    pub(crate) fn plant(&mut self, name: &str, content: &[u8]) {
        self.clock += 1;
        let ino = self.clock;
        self.access.insert(ino, Access { mode: 0o640, owner: 7, group: 8 });
        self.modified.insert(ino, self.clock);
        for state in [&mut self.live, &mut self.durable] {
            state.files.insert(ino, content.to_vec());
            state.names.insert(name.to_owned(), ino);
        }
    }

    /// Removes a name as another program would.
    pub(crate) fn unname(&mut self, name: &str) {
        self.perform(Op::Unname { name: name.to_owned() });
    }

    /// Truncates and rewrites an existing file, as careless programs do.
    pub(crate) fn scribble(&mut self, name: &str, content: &[u8]) {
        if let Some(&ino) = self.live.names.get(name) {
            self.perform(Op::Truncate { ino });
            for (block, bytes) in content.chunks(BLOCK).enumerate() {
                self.write(ino, block * BLOCK, bytes);
            }
        }
    }

    fn write(&mut self, ino: u64, at: usize, bytes: &[u8]) {
        self.perform(Op::Extend { ino, to: at + bytes.len() });
        self.perform(Op::Data { ino, at, bytes: bytes.to_vec() });
    }

    fn stat_file(&self, ino: u64) -> Stat {
        let modified = self.modified.get(&ino).copied().unwrap_or_default();
        Stat {
            kind: Kind::File,
            size: self.live.files.get(&ino).map_or(0, Vec::len) as u64,
            modified: Some(SystemTime::UNIX_EPOCH + Duration::from_secs(modified)),
            changed: Some((modified.cast_signed(), 0)),
            identity: Some((1, ino)),
            names: 1,
            read_only: false,
            access: self.access.get(&ino).copied(),
        }
    }

    pub(crate) fn set_mode(&mut self, name: &str, mode: u32) {
        let ino = self.live.names.get(name).copied().unwrap_or_default();
        self.access.entry(ino).and_modify(|access| access.mode = mode);
    }

    pub(crate) fn access(&self, name: &str) -> Option<Access> {
        self.access.get(self.live.names.get(name)?).copied()
    }
}

/// The disk, as the store uses it.
#[derive(Clone, Default)]
pub(crate) struct Model {
    pub(crate) inner: Rc<RefCell<Inner>>,
    fault: Option<Fault>,
    watch: Rc<RefCell<Option<Watch>>>,
}

impl Model {
    /// A disk with one file in `/d`, safely stored.
    pub(crate) fn with(name: &str, content: &[u8]) -> Self {
        let model = Self::default();
        model.inner.borrow_mut().plant(name, content);
        model
    }

    pub(crate) fn failing(self, fault: Fault) -> Self {
        Self { fault: Some(fault), ..self }
    }

    pub(crate) fn healthy(&self) -> Self {
        Self { fault: None, ..self.clone() }
    }

    /// Calls `watch` after each operation with its number.
    pub(crate) fn watched(self, watch: impl FnMut(&mut Inner, usize) + 'static) -> Self {
        *self.watch.borrow_mut() = Some(Box::new(watch));
        self
    }

    pub(crate) fn link(&self, name: &str, to: &str) {
        self.inner.borrow_mut().links.insert(name.to_owned(), to.into());
    }

    pub(crate) fn content(&self, name: &str) -> Option<Vec<u8>> {
        self.inner.borrow().live.content(name).map(<[u8]>::to_vec)
    }

    /// Names of temporary files that are still there.
    pub(crate) fn temps(&self) -> Vec<String> {
        let names = self.inner.borrow().live.names();
        names.into_iter().filter(|name| name.contains(".tmp")).collect()
    }

    /// Counts an operation, lets it fail if it is its turn, and shows the result to the watcher.
    fn operation<T>(
        &self,
        what: &'static str,
        run: impl FnOnce(&mut Inner) -> io::Result<T>,
    ) -> io::Result<T> {
        let mut inner = self.inner.borrow_mut();
        inner.operations += 1;
        inner.last_operation = what;
        let number = inner.operations;
        let due = self.fault.filter(|fault| number == fault.at || fault.lasting && number > fault.at);
        let result = match due {
            Some(Fault { failure: Failure::Errno(errno), carried_out, .. }) => {
                if carried_out {
                    let _ = run(&mut inner);
                }
                Err(io::Error::from_raw_os_error(errno))
            }
            _ => run(&mut inner),
        };
        if let Some(watch) = self.watch.borrow_mut().as_mut() {
            watch(&mut inner, number);
        }
        result
    }

    /// How many of `wanted` bytes the read or write whose turn it is takes.
    fn accepted(&self, wanted: usize) -> usize {
        let number = self.inner.borrow().operations + 1;
        let due = self.fault.filter(|fault| number == fault.at || fault.lasting && number > fault.at);
        match due.map(|fault| fault.failure) {
            Some(Failure::Short) => wanted.min(1),
            Some(Failure::Nothing) => 0,
            _ => wanted.min(BLOCK),
        }
    }
}

/// The name of `path` in the one folder there is.
fn name_in_folder(path: &Path) -> io::Result<String> {
    if path.parent() != Some(Path::new("/d")) {
        return Err(io::ErrorKind::NotFound.into());
    }
    Ok(path.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

impl Fs for Model {
    fn look(&self, path: &Path) -> io::Result<Stat> {
        self.operation("look", |inner| {
            let name = name_in_folder(path)?;
            if inner.links.contains_key(&name) {
                return Ok(Stat { kind: Kind::Link, ..inner.stat_file(0) });
            }
            let ino = inner.live.names.get(&name).ok_or(io::ErrorKind::NotFound)?;
            Ok(inner.stat_file(*ino))
        })
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.operation("read_link", |inner| {
            inner.links.get(&name_in_folder(path)?).cloned().ok_or_else(|| io::ErrorKind::InvalidInput.into())
        })
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Reading>> {
        self.operation("open", |inner| {
            let ino = *inner.live.names.get(&name_in_folder(path)?).ok_or(io::ErrorKind::NotFound)?;
            Ok(Box::new(Handle { model: self.clone(), ino, at: 0 }) as Box<dyn Reading>)
        })
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Writing>> {
        self.operation("create", |inner| {
            let name = name_in_folder(path)?;
            if inner.live.names.contains_key(&name) || inner.links.contains_key(&name) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            inner.clock += 1;
            let ino = inner.clock;
            inner.access.insert(ino, Access { mode: 0o600, owner: 1, group: 1 });
            inner.perform(Op::Name { name, ino });
            Ok(Box::new(Handle { model: self.clone(), ino, at: 0 }) as Box<dyn Writing>)
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.operation("rename", |inner| {
            let (from, to) = (name_in_folder(from)?, name_in_folder(to)?);
            let ino = *inner.live.names.get(&from).ok_or(io::ErrorKind::NotFound)?;
            inner.perform(Op::Rename { from, to, ino });
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.operation("remove", |inner| {
            let name = name_in_folder(path)?;
            inner.live.names.get(&name).ok_or(io::ErrorKind::NotFound)?;
            inner.perform(Op::Unname { name });
            Ok(())
        })
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        assert_eq!(folder, Path::new("/d"));
        self.operation("sync_folder", |inner| {
            inner.flush(|op| !op.is_content());
            Ok(())
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        assert_eq!(folder, Path::new("/d"));
        self.operation("list", |inner| Ok(inner.live.names().into_iter().map(OsString::from).collect()))
    }

    fn random(&self) -> io::Result<u64> {
        self.operation("random", |inner| {
            inner.random += 1;
            Ok(inner.random)
        })
    }
}

/// An open file of the model.
struct Handle {
    model: Model,
    ino: u64,
    at: usize,
}

impl Read for Handle {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let size = self.model.accepted(buffer.len()).max(1).min(buffer.len());
        let taken = self.model.operation("read", |inner| {
            let file = inner.live.files.get(&self.ino).map_or(&[][..], Vec::as_slice);
            (&file[self.at.min(file.len())..]).read(&mut buffer[..size])
        })?;
        self.at += taken;
        Ok(taken)
    }
}

impl Write for Handle {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let size = self.model.accepted(bytes.len());
        self.model.operation("write", |inner| {
            inner.write(self.ino, self.at, &bytes[..size]);
            Ok(())
        })?;
        self.at += size;
        Ok(size)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Reading for Handle {
    fn stat(&self) -> io::Result<Stat> {
        self.model.operation("stat", |inner| Ok(inner.stat_file(self.ino)))
    }
}

impl Writing for Handle {
    fn stat(&self) -> io::Result<Stat> {
        self.model.operation("stat", |inner| Ok(inner.stat_file(self.ino)))
    }

    fn set_mode(&mut self, mode: u32) -> io::Result<()> {
        self.model.operation("set_mode", |inner| {
            inner.access.entry(self.ino).and_modify(|access| access.mode = mode);
            Ok(())
        })
    }

    fn set_owner(&mut self, owner: Option<u32>, group: Option<u32>) -> io::Result<()> {
        self.model.operation("set_owner", |inner| {
            if inner.refuse_owner {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            inner.access.entry(self.ino).and_modify(|access| {
                access.owner = owner.unwrap_or(access.owner);
                access.group = group.unwrap_or(access.group);
            });
            Ok(())
        })
    }

    fn sync(self: Box<Self>) -> io::Result<()> {
        let ino = self.ino;
        let result = self.model.operation("sync", |inner| {
            *inner.flushes.entry(ino).or_default() += 1;
            inner.flush(|op| op.is_content_of(ino));
            Ok(())
        });
        if result.is_err() {
            // The pages count as clean now, although they never reached the disk.
            self.model.inner.borrow_mut().pending.retain(|op| !op.is_content_of(ino));
        }
        result
    }
}
