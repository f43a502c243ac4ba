// Requests, responses and routers in our public face are Hummingbird’s.
public import Hummingbird

/// A form as a handler sees it, however the browser sent it: fields and files.
public struct SubmittedForm: Hashable, Sendable {
    /// An uploaded file.
    public struct File: Hashable, Sendable {
        /// The name of the field that it was sent in.
        public var field: String
        /// The file's own name; may be empty.
        public var filename: String
        public var contentType: String?
        public var bytes: ArraySlice<UInt8>

        public init(
            field: String, filename: String, contentType: String? = nil, bytes: ArraySlice<UInt8>
        ) {
            self.field = field
            self.filename = filename
            self.contentType = contentType
            self.bytes = bytes
        }
    }

    /// The plain fields, in order.
    public var fields: FormBody
    /// The files that were chosen; an empty file chooser sends none.
    public var files: [File]

    public init(fields: FormBody = FormBody(), files: [File] = []) {
        self.fields = fields
        self.files = files
    }

    /// The first value of a field.
    public subscript(name: String) -> String? { fields[name] }

    /// Every value of a field.
    public func values(_ name: String) -> [String] { fields.values(name) }

    /// Collects the body and reads it as either kind of form; a request without a body is an empty
    /// form.
    ///
    /// - Throws: ``SubmittedFormError`` with its sentence.
    public static func read(
        from request: Request, limits: BodyLimits = BodyLimits()
    ) async throws -> SubmittedForm {
        let contentType = request.headers[.contentType] ?? ""
        let limit = limits.limit(contentType: contentType)
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: limit)
        } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
            throw BodyTooLarge(limitBytes: limit)
        }
        return try read(Array(buffer.readableBytesView), contentType: contentType, limits: limits)
    }

    /// Reads collected bytes.
    static func read(
        _ bytes: [UInt8], contentType: String, limits: BodyLimits
    ) throws -> SubmittedForm {
        if bytes.isEmpty { return SubmittedForm() }
        let kind = HeaderValue.read(contentType).0.lowercased()
        switch kind {
        case "application/x-www-form-urlencoded":
            do {
                let limits = FormBody.Limits(totalBytes: limits.form)
                return SubmittedForm(fields: try FormBody(urlEncoded: bytes, limits: limits))
            } catch let error { throw SubmittedFormError.form(error) }
        case "multipart/form-data":
            do {
                let limits = Multipart.Limits(partBytes: limits.upload, totalBytes: limits.upload)
                let boundary = Multipart.boundary(in: contentType) ?? ""
                return SubmittedForm(try Multipart(bytes, boundary: boundary, limits: limits))
            } catch let error { throw SubmittedFormError.upload(error) }
        default:
            throw SubmittedFormError.form(.notAForm(contentType: kind))
        }
    }

    private init(_ multipart: Multipart) {
        var fields: [FormBody.Field] = []
        self.files = []
        for part in multipart.parts {
            guard let filename = part.filename else {
                fields.append(FormBody.Field(name: part.name, value: part.text))
                continue
            }
            // A file chooser in which nothing was chosen sends an empty name and no bytes.
            if filename.isEmpty, part.body.isEmpty { continue }
            files.append(
                File(
                    field: part.name, filename: filename, contentType: part.contentType,
                    bytes: part.body))
        }
        self.fields = FormBody(fields: fields)
    }
}

/// Why a submitted form was refused.
public enum SubmittedFormError: NoticeError, Hashable {
    case form(FormError)
    case upload(MultipartError)

    public var notice: Notice {
        switch self {
        case .form(let error):
            Notice(
                status: Self.status(of: error), title: "Form not read", sentence: error.sentence)
        case .upload(let error):
            Notice(
                status: Self.status(of: error), title: "Upload not read", sentence: error.sentence)
        }
    }

    private static func status(of error: FormError) -> HTTPResponse.Status {
        switch error {
        case .tooLarge, .tooManyFields, .nameTooLong: .contentTooLarge
        case .notAForm: .unsupportedMediaType
        }
    }

    private static func status(of error: MultipartError) -> HTTPResponse.Status {
        switch error {
        case .tooLarge, .partTooLarge, .tooManyParts, .headerTooLarge: .contentTooLarge
        case .noBoundary, .cutShort, .badHeader: .badRequest
        }
    }
}
