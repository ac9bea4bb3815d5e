namespace Steward.Platform;
