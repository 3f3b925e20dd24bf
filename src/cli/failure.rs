//! With which code and message does a command end?
//!
//! The codes are those of `sysexits.h` where it has one.

use crate::import::ImportError;
use crate::model::EditError;
use crate::share::ShareError;
use crate::{file, store};
use std::error::Error;
use std::io::ErrorKind;
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// Done.
    Done = 0,
    /// There are findings, differences or conflicts.
    Findings = 1,
    /// The command was used wrongly.
    Usage = 2,
    /// The data is wrong.
    Data = 65,
    /// There is no such input.
    NoInput = 66,
    /// A fault of the program.
    Fault = 70,
    /// The output cannot be made.
    NoOutput = 73,
    /// Reading or writing failed.
    Io = 74,
    /// Something is in use: try later.
    Busy = 75,
    /// Not permitted.
    Permission = 77,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) code: Code,
    pub(super) message: String,
}

impl Failure {
    pub(super) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// The command was used wrongly.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self::new(Code::Usage, message)
    }

    /// An error with its causes.
    pub(super) fn chain(code: Code, error: &dyn Error) -> Self {
        let mut message = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            let more = cause.to_string();
            if !message.contains(&more) {
                message = format!("{message}: {more}");
            }
            source = cause.source();
        }
        Self { code, message }
    }
}

/// The code of an error of the system while a file was read.
pub(super) fn reading(kind: ErrorKind) -> Code {
    match kind {
        ErrorKind::NotFound
        | ErrorKind::NotADirectory
        | ErrorKind::IsADirectory
        | ErrorKind::InvalidInput => Code::NoInput,
        ErrorKind::PermissionDenied => Code::Permission,
        ErrorKind::FileTooLarge => Code::Data,
        ErrorKind::ResourceBusy | ErrorKind::WouldBlock => Code::Busy,
        _ => Code::Io,
    }
}

impl From<store::OpenFileError> for Failure {
    fn from(error: store::OpenFileError) -> Self {
        Self::chain(reading(error.kind()), &error)
    }
}

impl From<store::SaveError> for Failure {
    fn from(error: store::SaveError) -> Self {
        let code = match error.cause() {
            store::SaveError::SelfCheck { .. } => Code::Fault,
            cause => match cause.kind() {
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::Permission,
                ErrorKind::ResourceBusy => Code::Busy,
                ErrorKind::NotFound
                | ErrorKind::AlreadyExists
                | ErrorKind::IsADirectory
                | ErrorKind::InvalidInput
                | ErrorKind::InvalidFilename => Code::NoOutput,
                _ => Code::Io,
            },
        };
        let failure = Self::chain(code, &error);
        match error.cause() {
            store::SaveError::Exists { path } => Self::new(
                code,
                format!(
                    "{} exists already and was left alone. Choose another name, or add --force to replace it",
                    path.display()
                ),
            ),
            _ => failure,
        }
    }
}

impl From<file::OpenError> for Failure {
    fn from(error: file::OpenError) -> Self {
        Self::chain(Code::Data, &error)
    }
}

impl From<file::SaveError> for Failure {
    fn from(error: file::SaveError) -> Self {
        let code = match error {
            file::SaveError::TooLarge => Code::Data,
            file::SaveError::Unwritable(_) => Code::Fault,
        };
        Self::chain(code, &error)
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        let code = match error {
            ImportError::NoColumn { .. }
            | ImportError::NoField { .. }
            | ImportError::Twice { .. }
            | ImportError::HeaderRow { .. }
            | ImportError::WhichInitiative { .. } => Code::Usage,
            _ => Code::Data,
        };
        Self::chain(code, &error)
    }
}

impl From<EditError> for Failure {
    fn from(error: EditError) -> Self {
        Self::chain(Code::Data, &error)
    }
}

impl From<ShareError> for Failure {
    fn from(error: ShareError) -> Self {
        Self::chain(Code::Usage, &error)
    }
}
